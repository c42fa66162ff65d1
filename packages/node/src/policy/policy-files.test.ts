import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyName, Rule } from '@ringfence/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PolicyFiles } from './policy-files.ts';
import { RuleBook } from './rule-book.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringfence-policies-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const name = (text: string): PolicyName => ({
  kind: 'WorkloadPolicy',
  namespace: 'default',
  name: text,
});

test('policies come back as they were, whatever their names hold', () => {
  const files = new PolicyFiles(folder);
  const names = ['a', '../../etc/passwd', 'x'.repeat(300), 'a/b', ''];
  for (const text of names) files.save({ name: name(text), text: `# ${text}`, fileName: 'f' });
  const loaded = new PolicyFiles(folder).load().policies;
  expect(loaded.map(({ stored }) => stored.name.name).toSorted()).toEqual(names.toSorted());
  files.delete(name('../../etc/passwd'));
  expect(new PolicyFiles(folder).load().policies).toHaveLength(names.length - 1);
});

test('a policy is replaced as a whole and leaves no other file', () => {
  const files = new PolicyFiles(folder);
  files.save({ name: name('a'), text: 'first', fileName: 'f' });
  files.save({ name: name('a'), text: 'second', fileName: 'f' });
  expect(files.load().policies.map(({ stored }) => stored.text)).toEqual(['second']);
  expect(readdirSync(join(folder, 'policies'))).toHaveLength(1);
});

test('the rules behind a name are known to the next node', () => {
  const rules = [
    { index: 1, message: 'first' },
    { index: 2, message: 'second' },
  ] as Rule[];
  new RuleBook(folder).add(0x1_0000_0007n, rules);
  const next = new RuleBook(folder);
  expect(next.rule(0x1_0000_0007n, 2)?.message).toBe('second');
  expect(next.rule(0x1_0000_0007n, 3)).toBeNull();
  expect(next.rule(0x1_0000_0008n, 1)).toBeNull();
});

test('sets in use are never trimmed', () => {
  const book = new RuleBook(folder);
  const rules = [{ index: 1 }] as Rule[];
  for (let id = 1n; id <= 600n; id++) book.add(id, rules);
  book.trim(() => new Set([1n]));
  expect(book.rule(1n, 1)).not.toBeNull();
  expect(book.rule(2n, 1)).toBeNull();
  expect(book.rule(600n, 1)).not.toBeNull();
  // Whose turn it is to go is looked for now and then.
  const looks = { count: 0 };
  const look = () => {
    looks.count++;
    return new Set([1n]);
  };
  for (let id = 601n; id <= 728n; id++) {
    book.add(id, rules);
    book.trim(look);
  }
  expect(looks.count).toBe(2);
  expect(book.rule(1n, 1)).not.toBeNull();
  expect(book.rule(471n, 1)).toBeNull();
  expect(book.rule(728n, 1)).not.toBeNull();
});

test('a rule set that was not written whole is left out', () => {
  const book = new RuleBook(folder);
  book.add(7n, [{ index: 1, message: 'whole' }] as Rule[]);
  book.add(8n, [{ index: 1 }] as Rule[]);
  writeFileSync(join(folder, 'rule-sets', '8.json'), '[{"ind');
  const next = new RuleBook(folder);
  expect(next.rule(7n, 1)?.message).toBe('whole');
  expect(next.rule(8n, 1)).toBeNull();
});
