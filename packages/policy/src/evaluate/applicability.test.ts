import type { Action, FileAction } from '@ringfence/model';
import { FILE_ACTIONS } from '@ringfence/model';
import { describe, expect, it } from 'vitest';
import { tableFrom } from '../fixtures/arbitrary-rule.ts';
import { evaluate } from './evaluator.ts';

/** What a sole rule does to a read and a write, each by the owner and by another. */
function effects(action: Action, flags: { readOnly?: boolean; ownerOnly?: boolean }): string[] {
  const outcomes: string[] = [];
  for (const operation of ['read', 'write'] as const)
    for (const owner of [true, false]) outcomes.push(effect(action, flags, operation, owner));
  return outcomes;
}

function effect(
  action: Action,
  flags: { readOnly?: boolean; ownerOnly?: boolean },
  operation: FileAction,
  owner: boolean,
): string {
  const match = { type: 'path', components: ['f'], reach: 'exact' } as const;
  const posture = {
    process: 'Audit',
    file: 'Block',
    network: 'Audit',
    privilege: 'Audit',
  } as const;
  const table = tableFrom([{ class: 'file', action, match, ...flags }], posture);
  const verdict = evaluate(table, {
    type: 'file',
    action: operation,
    path: ['f'],
    owner,
    source: null,
  });
  if (!verdict.permitted) return verdict.rule === null ? 'not covered' : 'denied';
  if (verdict.alert === 'Audit') return 'alert';
  return verdict.rule === null ? '-' : 'granted';
}

describe('readOnly and ownerOnly', () => {
  const readOnly = true;
  const ownerOnly = true;
  it.each<[Action, { readOnly?: boolean; ownerOnly?: boolean }, string[]]>([
    // owner reads, other reads, owner writes, other writes
    ['Block', {}, ['denied', 'denied', 'denied', 'denied']],
    ['Block', { readOnly }, ['-', '-', 'denied', 'denied']],
    ['Block', { ownerOnly }, ['-', 'denied', '-', 'denied']],
    ['Block', { readOnly, ownerOnly }, ['-', 'denied', 'denied', 'denied']],
    ['Audit', {}, ['alert', 'alert', 'alert', 'alert']],
    ['Audit', { readOnly }, ['-', '-', 'alert', 'alert']],
    ['Audit', { ownerOnly }, ['-', 'alert', '-', 'alert']],
    ['Audit', { readOnly, ownerOnly }, ['-', 'alert', 'alert', 'alert']],
    ['Allow', {}, ['granted', 'granted', 'granted', 'granted']],
    ['Allow', { readOnly }, ['granted', 'granted', 'not covered', 'not covered']],
    ['Allow', { ownerOnly }, ['granted', 'not covered', 'granted', 'not covered']],
    ['Allow', { readOnly, ownerOnly }, ['granted', 'not covered', 'not covered', 'not covered']],
  ])('%s with %j', (action, flags, expected) => {
    expect(effects(action, flags)).toEqual(expected);
  });

  it.each(FILE_ACTIONS.filter((action) => action !== 'read'))('%s is a write', (operation) => {
    expect(effect('Block', { readOnly }, operation, true)).toBe('denied');
  });
});
