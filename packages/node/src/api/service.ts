import type {
  ApplyReport,
  EventFilter,
  LogRecord,
  NodeActivity,
  NodeStatus,
  PolicyName,
  PolicyReport,
  ProbeReport,
  Workload,
  WorkloadProfile,
} from '@ringfence/model';

/**
 * Takes one record, at once and without waiting: whoever reads slowly has a bounded queue behind
 * this that counts what it drops. It never throws.
 */
export type RecordSink = (record: LogRecord) => void;

/** Ends a subscription; once it has returned the sink is not called again. */
export type Unsubscribe = () => void;

/** What the node does for those who talk to it, in the model's terms. */
export interface NodeService {
  /** Finds out anew what this kernel can do. */
  probe(): Promise<ProbeReport>;
  workloads(): Promise<readonly Workload[]>;
  /** All documents of the text or, with one error among its problems, none. */
  applyPolicy(text: string, fileName: string): Promise<ApplyReport>;
  policies(): Promise<readonly PolicyReport[]>;
  /** False when there is no such policy. */
  deletePolicy(name: PolicyName): Promise<boolean>;
  status(): Promise<NodeStatus>;
  /** By name or id, an id also by its beginning; null when there is no such workload. */
  workload(name: string): Promise<WorkloadProfile | null>;
  activity(): Promise<NodeActivity>;
  /** The latest `lines` records that pass, oldest first; gaps always pass. */
  history(filter: EventFilter, lines: number): readonly LogRecord[];
  /** Every record that passes from now on; nothing falls between this and `history` in one turn. */
  subscribe(filter: EventFilter, sink: RecordSink): Unsubscribe;
}
