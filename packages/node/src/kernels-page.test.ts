import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { abilityTable } from './abilities.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/kernels.md'), 'utf8');

test('docs/kernels.md lists every operation with the hooks that it rests on', () => {
  const able = (name: string) => ({ see: name, audit: name, block: name, limit: '', source: '' });
  const classes = {
    process: able('process'),
    file: able('file'),
    network: able('network'),
    socket: able('network'),
    ingress: able('network'),
    privilege: able('privilege'),
  };
  const operations = abilityTable({ classes, watcher: '' });
  const wanted = operations.map(({ operation, hooks, see }) => {
    const list = hooks.map((hook) => `\`${hook}\``).join(', ');
    return `| ${operation} | ${list} | ${see} |`;
  });
  const found = page.split('\n').filter((line) => /`(?:lsm|cgroup|cgroup_skb|tp_btf)\//.test(line));
  expect(found).toEqual(wanted);
});
