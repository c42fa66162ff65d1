/** What every record says of the node that it comes from. */
export interface NodeIdentity {
  readonly hostName: string;
  readonly version: string;
}

/** KubeArmor's name for the cluster of a node that was told of none. */
export const CLUSTER_NAME = 'default';
