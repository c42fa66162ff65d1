import { FAMILIES, type FamilyStatus } from '@ringfence/kernel';
import { expect, test } from 'vitest';
import { abilityTable, standing, unguarded } from './abilities.ts';
import { type CanarySight, deniesMore, sightProblem } from './canary.ts';
import { CanaryWitness } from './canary-witness.ts';

const DENIED: CanarySight = { time: 1n, file: '', exec: '', ptrace: '', network: '', socket: '' };

const TOLD = { file: '', exec: '' };
const UNTOLD = new CanaryWitness().sight();

const families = (...refused: readonly string[]): FamilyStatus[] =>
  FAMILIES.map((family) => ({ family, reason: refused.includes(family.name) ? 'refused' : '' }));

test('with every family and a canary that was denied everything, everything is claimed', () => {
  const found = standing(families('exec_stepwise'), DENIED, UNTOLD);
  expect([found.mode, found.reason]).toEqual(['enforcing(bpf-lsm)', '']);
  expect(abilityTable(found).every(({ block }) => block === 'yes')).toBe(true);
});

// The verdict cache rests on `rename`, identity on `process`.
test.each(['file', 'rename', 'process'])('without the family %s no file is claimed', (family) => {
  const { mode, reason, classes } = standing(families('exec_stepwise', family), DENIED, TOLD);
  expect(mode).not.toBe('enforcing(bpf-lsm)');
  expect(reason).toBe('refused');
  expect(classes.file.block).toBe('refused');
  expect(classes.process.block).toBe('refused');
});

test('what is not kept from containers is told of where something is refused at all', () => {
  expect(unguarded(families())).toBe('');
  expect(unguarded(families('guard'))).toMatch(/not kept from containers: refused$/);
  expect(unguarded(families('guard', 'privilege'))).toBe('');
});

test('a family that covers a part of the class is missed for that part alone', () => {
  const found = standing(families('exec_stepwise', 'attribute'), DENIED, UNTOLD);
  expect(found.mode).toBe('enforcing(bpf-lsm)');
  const blocks = new Map(abilityTable(found).map(({ operation, block }) => [operation, block]));
  expect(blocks.get('set times')).toBe('refused');
  expect(blocks.get('unlink')).toBe('yes');
  expect(blocks.get('receive a descriptor')).toBe('yes');
});

test('what the canary was not denied is not claimed, whatever was loaded', () => {
  const file = "the canary's open was not denied (errno 0)";
  const { mode, reason, network } = standing(
    families('exec_stepwise'),
    { ...DENIED, file },
    UNTOLD,
  );
  expect([mode, reason, network]).toEqual(['visibility-only', file, '']);
});

test('who cannot refuse files audits them, once its canary was told of', () => {
  const lsm = ['file', 'rename', 'privilege'];
  const file = "the canary's open was not denied (errno 0)";
  for (const refused of [lsm, [...lsm, 'file_watch']]) {
    const { mode, classes } = standing(families(...refused), { ...DENIED, file }, TOLD);
    expect(mode).toBe('visibility-only');
    expect(classes.file).toMatchObject({ see: '', audit: '', block: 'refused', limit: '' });
    expect(classes.process).toMatchObject({ see: '', audit: '', block: 'refused', limit: '' });
    const untold = standing(families(...refused), { ...DENIED, file }, UNTOLD).classes;
    expect(untold.file.audit).toBe("the canary's open raised no alert");
    expect(untold.process.audit).toBe("the canary's exec raised no alert");
  }
  const fentry = [...lsm, 'file_watch', 'file_watch_stepwise'];
  const byTracePoints = standing(families(...fentry), { ...DENIED, file }, TOLD);
  expect(byTracePoints.classes.file.audit).toBe('');
  const unlink = abilityTable(byTracePoints).find(({ operation }) => operation === 'unlink');
  expect(unlink).toMatchObject({ block: 'refused', hooks: ['tp_btf/sys_exit'] });
  expect(unlink?.audit).toMatch(/^in part: .*io_uring/);
  const none = [...fentry, 'file_trace'];
  expect(standing(families(...none), DENIED, TOLD).classes.file.audit).toBe('refused');
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
