import { policy } from '../generated/kubearmor/policy.js';
import { call, codec } from '../wire/call.ts';
import { NOTHING, type Nothing } from '../wire/node-service.ts';

/** What became of a policy that a client sent. */
export const POLICY_STATUS = {
  failure: 0,
  applied: 1,
  deleted: 2,
  modified: 3,
  notExist: 4,
  invalid: 5,
  notEnabled: 6,
} as const satisfies Readonly<Record<string, policy.PolicyStatus>>;
export type PolicyStatus = (typeof POLICY_STATUS)[keyof typeof POLICY_STATUS];

export interface PolicyAnswer {
  readonly status: PolicyStatus;
}

export type CompatibleProbe = policy.ProbeResponse.$Properties;

const policyEvent = codec<policy.PolicyEvent.$Properties, Uint8Array>(
  policy.PolicyEvent,
  (bytes) => ({ policy: bytes }),
  (message) => message.policy ?? new Uint8Array(),
);
const policyAnswer = codec<policy.PolicyAnswer.$Properties, PolicyAnswer>(
  policy.PolicyAnswer,
  ({ status }) => ({ status }),
  (message) => ({ status: message.status ?? POLICY_STATUS.failure }),
);

/** KubeArmor's service that takes policy, one event of a watch at a time. */
export const POLICY_SERVICE = {
  containerPolicy: call('/policy.PolicyService/containerPolicy', policyEvent, policyAnswer, false),
  hostPolicy: call('/policy.PolicyService/hostPolicy', policyEvent, policyAnswer, false),
  networkPolicy: call('/policy.PolicyService/networkPolicy', policyEvent, policyAnswer, false),
};

/** KubeArmor's service that says which policy is in force on whom. */
export const PROBE_SERVICE = {
  getProbeData: call(
    '/policy.ProbeService/getProbeData',
    codec<object, Nothing>(
      policy.Empty,
      () => ({}),
      () => NOTHING,
    ),
    codec<CompatibleProbe, CompatibleProbe>(
      policy.ProbeResponse,
      (probe) => probe,
      (message) => message,
    ),
    false,
  ),
};
