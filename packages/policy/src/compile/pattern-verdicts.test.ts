import type { Posture } from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate/evaluator.ts';
import { pathComponents, type RuleDraft, tableFrom } from '../fixtures/arbitrary-rule.ts';
import { labelOf } from './pattern-automaton.ts';
import type { PatternVerdict } from './pattern-verdicts.ts';
import { compileRuleTable } from './rule-table-compiler.ts';

const DENYING: Posture = { process: 'Block', file: 'Block', network: 'Audit', privilege: 'Audit' };

const pattern = fc
  .array(fc.constantFrom('a', 'b', '*', '**', '?', 'a*', '[ab]'), { minLength: 1, maxLength: 4 })
  .map((parts) => `/${parts.join('/')}`)
  .filter((text) => /[*?[]/.test(text));
const folder = pathComponents.filter((path) => path.length > 0);
const below = folder;

const draft = (action: 'Allow' | 'Block', text: string): RuleDraft => ({
  class: 'file',
  action,
  match: { type: 'pattern', pattern: text },
});

function verdictOf(drafts: readonly RuleDraft[], path: readonly string[], posture?: Posture) {
  const { paths } = compileRuleTable(tableFrom(drafts, posture));
  const label = paths.automaton ? labelOf(paths.automaton, Buffer.from(`/${path.join('/')}`)) : 0;
  return paths.views[0]?.patterns.find((each): each is PatternVerdict => each.label === label);
}

const permits = (drafts: readonly RuleDraft[], path: readonly string[], posture?: Posture) =>
  evaluate(tableFrom(drafts, posture), {
    type: 'file',
    action: 'read',
    path,
    owner: false,
    source: null,
  }).permitted;

describe('a directory below which a pattern blocks', () => {
  it('stays where its move would free what lies below', () => {
    let freed = 0;
    fc.assert(
      fc.property(
        fc.array(pattern, { maxLength: 3 }),
        folder,
        folder,
        below,
        (texts, from, to, rest) => {
          const drafts = texts.map((text) => draft('Block', text));
          const frees = !permits(drafts, [...from, ...rest]) && permits(drafts, [...to, ...rest]);
          if (!frees) return;
          freed++;
          expect(verdictOf(drafts, from)?.blockBelow).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
    expect(freed).toBeGreaterThan(100);
  });

  it('moves freely where the pattern follows it', () => {
    for (const path of [['a'], ['a', 'b'], ['x', 'secrets', 'y']]) {
      const verdict = verdictOf([draft('Block', '/**/*.pem')], path);
      expect([verdict?.blockBelow ?? false, verdict?.blockAnywhere ?? false]).toEqual([
        false,
        false,
      ]);
    }
    expect(verdictOf([draft('Block', '/**/secrets/*')], ['x', 'secrets'])?.blockBelow).toBe(true);
    expect(verdictOf([draft('Block', '/**/secrets/*')], ['x'])?.blockBelow ?? false).toBe(false);
  });

  it('is watched where an Allow could lift the pattern', () => {
    const drafts = [draft('Block', '/**/*.pem'), draft('Allow', '/open/*')];
    expect(verdictOf(drafts, ['a'])).toMatchObject({ blockBelow: false, blockAnywhere: true });
    expect(verdictOf(drafts, ['open'])).toMatchObject({ allowBelow: true });
    const final = [{ ...draft('Block', '/**/*.pem'), final: true }, draft('Allow', '/open/*')];
    expect(verdictOf(final, ['a'])?.blockAnywhere ?? false).toBe(false);
  });
});

describe('a directory that a pattern allows, under a posture that blocks', () => {
  it('stays where something below falls to the posture', () => {
    let open = 0;
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 3 }),
        folder,
        below,
        (texts, path, rest) => {
          const drafts = texts.map((text) => draft('Allow', text));
          const verdict = verdictOf(drafts, path, DENYING);
          if (verdict?.write.decision?.action !== 'Allow') return;
          if (permits(drafts, [...path, ...rest], DENYING)) return;
          open++;
          expect(verdict.blockBelow).toBe(true);
        },
      ),
      { numRuns: 5000 },
    );
    expect(open).toBeGreaterThan(100);
  });

  it('moves where all below is allowed too', () => {
    expect(verdictOf([draft('Allow', '/a/**')], ['a', 'b'], DENYING)?.blockBelow).toBe(false);
    expect(verdictOf([draft('Allow', '/a/*')], ['a', 'b'], DENYING)?.blockBelow).toBe(true);
  });
});
