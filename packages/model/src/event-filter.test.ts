import { describe, expect, test } from 'vitest';
import type { NodeEvent } from './event.ts';
import { EVERY_EVENT, type EventFilter, matchesFilter } from './event-filter.ts';

const event: NodeEvent = {
  lane: 'verdicts',
  sequence: 1n,
  time: 0n,
  workload: '0123456789abcdef0123',
  workloadName: 'pod-a',
  namespace: 'default',
  lineage: [],
  activity: { type: 'file', action: 'read', path: '/etc/bin/x', target: '' },
  outcome: 'denied',
  count: 1,
  alert: {
    action: 'Block',
    policy: { kind: 'WorkloadPolicy', namespace: 'default', name: 'etc-bin' },
    rule: 'spec.file.matchDirectories[0]',
    severity: 7,
    tags: [],
    message: '',
    enforcer: 'bpf-lsm',
    wouldBlock: false,
  },
};

const cases: [Partial<EventFilter>, boolean][] = [
  [{}, true],
  [{ workload: 'pod-a' }, true],
  [{ workload: 'pod-' }, false],
  [{ workload: '0123456789abcdef0123' }, true],
  [{ workload: '0123456789ab' }, true],
  [{ workload: '0123456789a' }, false],
  [{ namespace: 'default' }, true],
  [{ namespace: 'other' }, false],
  [{ types: ['file'] }, true],
  [{ types: ['exec', 'exit'] }, false],
  [{ alerts: ['Block'] }, true],
  [{ alerts: ['Audit', 'none'] }, false],
  [{ policy: 'etc-bin' }, true],
  [{ policy: 'etc' }, false],
  [{ workload: 'pod-a', namespace: 'other' }, false],
];

test.each(cases)('%o passes the event: %s', (filter, passes) => {
  expect(matchesFilter({ ...EVERY_EVENT, ...filter }, event)).toBe(passes);
});

describe('an observation', () => {
  const observation = { ...event, alert: null };
  test('is the choice none', () => {
    expect(matchesFilter({ ...EVERY_EVENT, alerts: ['none'] }, observation)).toBe(true);
    expect(matchesFilter({ ...EVERY_EVENT, alerts: ['Block'] }, observation)).toBe(false);
  });
  test('belongs to no policy', () => {
    expect(matchesFilter({ ...EVERY_EVENT, policy: 'etc-bin' }, observation)).toBe(false);
  });
});
