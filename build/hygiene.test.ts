import { expect, test } from 'vitest';
import { hygieneOf } from './hygiene.ts';
import { linkedPaths } from './markdown-links.ts';

// In two parts, so that the check does not find its own examples.
const bad = (...parts: string[]): string => parts.join('');

test.each([
  ['docs/setup.md', bad('see /wo', 'rk/main/README'), 'path of one machine'],
  ['build/a.sh', bad('cd "/ro', 'ot/project"'), 'path of one machine'],
  ['build/a.sh', bad('cd /ho', 'me/someone/src'), 'path of one machine'],
  ['package-lock.json', bad('"reso', 'lved": "http', 's://host/a.tgz"'), 'download address'],
  ['.npmrc', bad('//x\nhttps://reg', 'istry.example.org/'), 'package registry'],
  [
    'bpf/file.bpf.c',
    bad('/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause TO', 'DO */'),
    'left-over',
  ],
  ['bpf/path.h', '#pragma once', 'names no licence'],
  ['packages/cli/src/a.test.ts', bad('test.sk', "ip('x')"), 'requireKernel'],
  ['packages/node/src/a.ts', bad('process.dlo', 'pen(module)'), 'native addon'],
  ['packages/node/src/utils.ts', '', 'says nothing'],
  ['packages/node/src/long.ts', '\n'.repeat(401), 'one concept'],
])('%s with %j: %s', (path, text, why) => {
  expect(hygieneOf(path, text)).toEqual([expect.stringContaining(why)]);
});

test.each([
  [
    'docs/paths.md',
    bad('/var/wo', 'rk/a, ./wo', 'rk/a, /ro', 'ot alone and https://a.b/wo', 'rk/c'),
  ],
  ['package-lock.json', bad('"reso', 'lved": "packages/cli"')],
  ['packages/kernel/src/addon.ts', bad('process.dlo', 'pen(module)')],
  ['packages/model/src/generated/node.js', '\n'.repeat(4000)],
])('%s with %j is fine', (path, text) => {
  expect(hygieneOf(path, text)).toEqual([]);
});

test('the line is told', () => {
  expect(hygieneOf('a.md', bad('one\ntwo\nFIX', 'ME'))).toEqual([
    expect.stringMatching(/^a\.md:3: /),
  ]);
});

test('links to the repository are paths from its root, whatever page they stand on', () => {
  const page =
    'See [the page](../README.md#set-up "title"), [there](#below),\n[it](https://a.b/c).\n[x](y.md)';
  expect(linkedPaths('docs/a.md', page)).toEqual([
    { path: 'README.md', line: 1 },
    { path: 'docs/y.md', line: 3 },
  ]);
});
