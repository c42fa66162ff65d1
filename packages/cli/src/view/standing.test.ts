import type { RuleReport, RuleStanding } from '@ringfence/model';
import { expect, test } from 'vitest';
import { isStandingInFull, standingText } from './standing.ts';

type Case = [RuleReport['action'], RuleStanding['state'], string, boolean, string];

const cases: Case[] = [
  ['Block', 'enforced', '', true, 'enforced'],
  ['Audit', 'audited', '', true, 'audited'],
  ['Block', 'enforced', 'TCP only', false, 'enforced IN PART: TCP only'],
  ['Block', 'not-enforced', 'no LSM', false, 'NOT ENFORCED: no LSM'],
  ['Block', 'not-enforced', '', false, 'NOT ENFORCED: the node gives no reason'],
  ['Block', 'audited', 'no LSM', false, 'NOT ENFORCED: only audited, no LSM'],
  ['Allow', 'not-enforced', 'comes later', false, 'NOT ENFORCED: comes later'],
  ['Audit', 'not-seen', 'no hook', false, 'NOT SEEN: no hook'],
];

test.each(cases)('%s, %s, %j: in full %s', (action, state, detail, inFull, text) => {
  const standing = { state, detail, workloads: [] };
  expect(isStandingInFull(action, standing)).toBe(inFull);
  expect(standingText(action, standing)).toBe(text);
});
