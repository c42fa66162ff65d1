import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_EVENT, type EventFilter, type LogRecord } from '../event-filter.ts';
import { ringfence } from '../generated/ringfence/v1/node.js';
import type { PolicyReport } from '../policy-report.ts';
import { POLICY_KINDS } from '../rule.ts';
import type { Workload } from '../workload.ts';
import { eventFromProto, eventToProto } from './event.ts';
import * as arbitrary from './fixtures/arbitrary.ts';
import { record } from './fixtures/arbitrary.ts';
import { ALL_LINES, logRecordFromProto } from './log.ts';
import { NODE_SERVICE } from './node-service.ts';

/** What is sent is what arrives, through bytes, for any value. */
function holds<Value>(
  name: string,
  values: fc.Arbitrary<Value>,
  serialize: (value: Value) => Buffer,
  deserialize: (bytes: Buffer) => Value,
) {
  test(name, () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(deserialize(serialize(value))).toStrictEqual(value);
      }),
    );
  });
}

const { probe, listWorkloads, applyPolicy, listPolicies, getPolicy, deletePolicy, logs, status } =
  NODE_SERVICE;

const text = fc.string({ unit: 'binary', maxLength: 24 });
const filters: fc.Arbitrary<EventFilter> = record({
  workload: text,
  namespace: text,
  types: fc.subarray(['exec', 'exit', 'file', 'connect', 'accept', 'bind', 'socket', 'privilege']),
  alerts: fc.subarray(['none', 'Audit', 'Block']),
  policy: text,
});

describe('a request survives the wire', () => {
  holds(
    'ApplyPolicy',
    record({ text, fileName: text }),
    applyPolicy.requestSerialize,
    applyPolicy.requestDeserialize,
  );
  holds(
    'ListPolicies',
    record({ kind: fc.constantFrom('', ...POLICY_KINDS), namespace: text, name: text }),
    listPolicies.requestSerialize,
    listPolicies.requestDeserialize,
  );
  for (const [name, { requestSerialize, requestDeserialize }] of [
    ['GetPolicy', getPolicy],
    ['DeletePolicy', deletePolicy],
  ] as const) {
    holds(name, arbitrary.policyNames, requestSerialize, requestDeserialize);
  }
  holds(
    'Logs',
    record({ filter: filters, follow: fc.boolean(), lines: fc.nat({ max: ALL_LINES }) }),
    logs.requestSerialize,
    logs.requestDeserialize,
  );
});

describe('a response survives the wire', () => {
  holds('Probe', arbitrary.probeReports, probe.responseSerialize, probe.responseDeserialize);
  holds<readonly Workload[]>(
    'ListWorkloads',
    fc.array(arbitrary.workloads, { maxLength: 3 }),
    listWorkloads.responseSerialize,
    listWorkloads.responseDeserialize,
  );
  holds(
    'ApplyPolicy',
    arbitrary.applyReports,
    applyPolicy.responseSerialize,
    applyPolicy.responseDeserialize,
  );
  holds<readonly PolicyReport[]>(
    'ListPolicies',
    fc.array(arbitrary.policyReports, { maxLength: 3 }),
    listPolicies.responseSerialize,
    listPolicies.responseDeserialize,
  );
  holds(
    'GetPolicy',
    arbitrary.policyReports,
    getPolicy.responseSerialize,
    getPolicy.responseDeserialize,
  );
  holds<LogRecord>(
    'Logs',
    fc.oneof(
      record({ type: fc.constant('event'), event: arbitrary.events }),
      record({ type: fc.constant('gap'), gap: arbitrary.gaps }),
    ),
    logs.responseSerialize,
    logs.responseDeserialize,
  );
  holds('Status', arbitrary.statuses, status.responseSerialize, status.responseDeserialize);
});

test('an event survives without bytes between', () => {
  fc.assert(
    fc.property(arbitrary.events, (event) => {
      expect(eventFromProto(eventToProto(event))).toStrictEqual(event);
    }),
  );
});

test('a request without a filter means every event', () => {
  const bytes = Buffer.from(ringfence.v1.LogsRequest.encode({}).finish());
  const query = { filter: EVERY_EVENT, follow: false, lines: 0 };
  expect(logs.requestDeserialize(bytes)).toStrictEqual(query);
});

describe('what only a newer version understands', () => {
  test('is refused in a request', () => {
    const request = { name: { kind: 99 as ringfence.v1.PolicyKind, name: 'a' } };
    const bytes = Buffer.from(ringfence.v1.GetPolicyRequest.encode(request).finish());
    expect(() => getPolicy.requestDeserialize(bytes)).toThrow(/RF-WIRE-001.*policy kind 99/);
  });

  test('is one lost record in a stream, which goes on', () => {
    const [sample] = fc.sample(arbitrary.events, 1);
    if (sample === undefined) throw new Error('no sample');
    const event = { ...eventToProto(sample), outcome: 9 as ringfence.v1.Outcome };
    for (const message of [{ event }, {}]) {
      const record = logRecordFromProto(message);
      expect(record).toMatchObject({ type: 'gap', gap: { lost: 1n } });
    }
  });
});
