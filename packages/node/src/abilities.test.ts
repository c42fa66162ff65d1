import { FAMILIES, type FamilyStatus } from '@ringfence/kernel';
import { expect, test } from 'vitest';
import { abilityTable, standing } from './abilities.ts';
import { type CanarySight, deniesMore, sightProblem } from './canary.ts';

const DENIED: CanarySight = { time: 1n, file: '', exec: '', ptrace: '', network: '' };

const families = (...refused: readonly string[]): FamilyStatus[] =>
  FAMILIES.map((family) => ({ family, reason: refused.includes(family.name) ? 'refused' : '' }));

test('with every family and a canary that was denied everything, everything is claimed', () => {
  const { mode, reason, classes } = standing(families('exec_as_asked'), DENIED);
  expect([mode, reason]).toEqual(['enforcing(bpf-lsm)', '']);
  expect(abilityTable(classes).every(({ block }) => block === 'yes')).toBe(true);
});

// The verdict cache rests on `rename`, identity on `process`.
test.each(['file', 'rename', 'process'])('without the family %s no file is claimed', (family) => {
  const { mode, reason, classes } = standing(families('exec_as_asked', family), DENIED);
  expect(mode).not.toBe('enforcing(bpf-lsm)');
  expect(reason).toBe('refused');
  expect(classes.file.block).toBe('refused');
  expect(classes.process.block).toBe('refused');
});

test('what the canary was not denied is not claimed, whatever was loaded', () => {
  const file = "the canary's open was not denied (errno 0)";
  const { mode, reason, network } = standing(families('exec_as_asked'), { ...DENIED, file });
  expect([mode, reason, network]).toEqual(['visibility-only', file, '']);
});

test('the set before goes on only where its canary was denied more', () => {
  const worse = { ...DENIED, file: 'open went through', exec: 'open went through' };
  expect(deniesMore(DENIED, worse)).toBe(true);
  expect(deniesMore(worse, DENIED)).toBe(false);
  expect(deniesMore(worse, worse)).toBe(false);
  expect(deniesMore({ ...worse, exec: '' }, worse)).toBe(true);
  expect(sightProblem(worse)).toBe('open went through');
  expect(sightProblem(DENIED)).toBe('');
});
