import { layout } from '@ringfence/kernel';
import { expect, test } from 'vitest';
import { alertOf } from './alert.ts';

const BLOCK = layout.DECISION_BLOCK | layout.RULE_POSTURE;
const AUDIT = layout.DECISION_AUDIT | layout.RULE_POSTURE;
const alert = (decision: number, tier: number, type = layout.RECORD_FILE) =>
  alertOf({ decision: decision >>> 0, tier }, type, () => null);

test('only who can refuse says Block', () => {
  const { TIER_LSM, TIER_FENTRY, TIER_TRACEPOINT } = layout;
  const told = [TIER_LSM, TIER_FENTRY, TIER_TRACEPOINT].map((tier) => alert(BLOCK, tier));
  expect(told.map((one) => [one?.action, one?.enforcer, one?.wouldBlock])).toEqual([
    ['Block', 'bpf-lsm', false],
    ['Audit', 'fentry', true],
    ['Audit', 'tracepoint', true],
  ]);
});

test('an Audit would block nothing, wherever it was seen', () => {
  for (const tier of [layout.TIER_LSM, layout.TIER_FENTRY])
    expect(alert(AUDIT, tier)).toMatchObject({ action: 'Audit', wouldBlock: false });
});

test('connections are refused without any LSM', () => {
  expect(alert(BLOCK, layout.TIER_LSM, layout.RECORD_NETWORK)).toMatchObject({
    action: 'Block',
    enforcer: 'network',
  });
});

test('what is allowed, or only seen, is no alert', () => {
  expect(alert(layout.DECISION_ALLOW | 1, layout.TIER_FENTRY)).toBeNull();
  expect(alert(0, layout.TIER_LSM)).toBeNull();
});
