import { mkdtempDisposableSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rule } from '@ringfence/model';
import { expect, test } from 'vitest';
import { RuleBook } from './rule-book.ts';

const rule = { index: 1 } as Rule;

function folder() {
  return mkdtempDisposableSync(join(tmpdir(), 'ringfence-rule-book-'));
}

test('a set of an agent before this one is read once a record asks for its rules', () => {
  using state = folder();
  new RuleBook(state.path).add(7n, [rule]);
  const book = new RuleBook(state.path);
  expect([...book.names()]).toEqual([7n]);
  expect(book.rule(7n, 1)).toEqual(rule);
  rmSync(join(state.path, 'rule-sets/7.json'));
  expect(book.rule(7n, 1)).toEqual(rule);
});

test('of what nobody uses the last sets can be explained still, and only they', () => {
  using state = folder();
  const book = new RuleBook(state.path);
  for (let name = 1n; name <= 400n; name++) book.add(name, [rule]);
  book.trim(() => new Set([1n]));
  expect([...book.names()]).toHaveLength(257);
  expect([book.rule(1n, 1), book.rule(2n, 1), book.rule(400n, 1)]).toEqual([rule, null, rule]);
});

test('a file that was not written whole has no rules', () => {
  using state = folder();
  new RuleBook(state.path).add(7n, [rule]);
  writeFileSync(join(state.path, 'rule-sets/7.json'), '[{"ind');
  expect(new RuleBook(state.path).rule(7n, 1)).toBeNull();
});
