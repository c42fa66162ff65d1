import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('ARCHITECTURE.md', 'utf8');
const sources = globSync('bpf/*.[ch]').map((file) => readFileSync(file, 'utf8'));

const found = (pattern: RegExp) =>
  new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name ?? '')));
const section = (from: string, to: string) =>
  page.slice(page.indexOf(`### ${from}`), page.indexOf(`### ${to}`));

test('the table of programs has every hook, and no other', () => {
  const hooks = found(/SEC\("\??((?:lsm|tp_btf|cgroup|fentry|fexit|iter)\/\w+)"\)/g);
  const listed = [
    ...section('Programs', 'Maps').matchAll(/`((?:lsm|tp_btf|cgroup|f\w+|iter)\/\w+)`/g),
  ];
  expect(new Set(listed.map(([, hook]) => hook))).toEqual(hooks);
});

test('the table of maps has every map, and no other', () => {
  const maps = found(/^\} (\w+) SEC\("\.maps"\);/gm);
  const listed = [...section('Maps', 'Names, sets, pins').matchAll(/^\| `(\w+)` \|/gm)];
  expect(new Set(listed.map(([, map]) => map))).toEqual(maps);
});

test('every hash, array and trie has the size that the page gives', () => {
  const constants = new Map(
    sources.flatMap((source) =>
      [...source.matchAll(/^#define (\w+) (\d+)\b/gm)].map(([, name, value]) => [name, value]),
    ),
  );
  const declared = /__uint\(max_entries, (\w+)\);[^}]*\} (\w+) SEC\("\.maps"\);/g;
  const sized = sources.flatMap((source) => [...source.matchAll(declared)]);
  expect(sized.length).toBeGreaterThan(5);
  for (const [, size = '', map] of sized) {
    const rows = Number(constants.get(size) ?? size).toLocaleString('en-US');
    expect(page).toMatch(new RegExp(`^\\| \`${map}\` \\|.*\\| ${rows} \\|$`, 'm'));
  }
});

test('every file that the page names is there', () => {
  const named = [...page.matchAll(/`((?:bpf|native|packages|build)\/[\w./-]+)`/g)];
  expect(named.map(([, path]) => path ?? '').filter((path) => !existsSync(path))).toEqual([]);
});
