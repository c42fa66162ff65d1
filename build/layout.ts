/**
 * Writes packages/kernel/src/generated/layout.ts from the headers of bpf/ that user space reads
 * too: the numbers from their #defines, sizes and offsets from the BTF that clang made of their
 * types, so that no reader of a record can disagree with the writer. With --check it writes
 * nothing and fails where that differs.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface BtfMember {
  name: string;
  type_id: number;
  bits_offset: number;
}
interface BtfType {
  id: number;
  kind: string;
  name: string;
  size?: number;
  type_id?: number;
  members?: BtfMember[];
}

const FOLDER = 'bpf';
const HEADERS = [
  'cgroup_records.h',
  'privilege_records.h',
  'records.h',
  'network_records.h',
  'pattern_records.h',
  'argument_records.h',
  'stale_records.h',
  'counts.h',
];
const NAMES = HEADERS.map((name) => `${FOLDER}/${name}`).join(', ');
const TARGET = 'packages/kernel/src/generated/layout.ts';

const camel = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function constants(header: string): string[] {
  const lines: string[] = [];
  for (const [, name, text] of header.matchAll(/^#define ([A-Z0-9_]+) (\S.*?)(?:\s*\/\*.*)?$/gm)) {
    const shift = /^\(1ULL << (\d+)\)$/.exec(text ?? '');
    const long = /^(0x[0-9a-f]+)ULL$/.exec(text ?? '');
    if (long) lines.push(`export const ${name} = ${BigInt(long[1] ?? 0)}n;`);
    else if (shift) lines.push(`export const ${name} = ${1n << BigInt(shift[1] ?? 0)}n;`);
    else if (/^(0x[0-9a-f]+|\d+)U?$/.test(text ?? ''))
      lines.push(`export const ${name} = ${Number((text ?? '').replace('U', ''))};`);
  }
  return lines;
}

function structNames(header: string): string[] {
  return [...header.matchAll(/^struct (\w+) \{/gm)].map((match) => match[1] ?? '');
}

function resolve(types: Map<number, BtfType>, id: number): BtfType | undefined {
  let type = types.get(id);
  while (type && ['TYPEDEF', 'CONST', 'VOLATILE'].includes(type.kind))
    type = types.get(type.type_id ?? 0);
  return type;
}

function offsets(
  types: Map<number, BtfType>,
  struct: BtfType,
  base: number,
  prefix: string,
): string[] {
  return (struct.members ?? []).flatMap((member) => {
    const at = base + member.bits_offset / 8;
    const name = camel(prefix ? `${prefix}_${member.name}` : member.name);
    const type = resolve(types, member.type_id);
    return type?.kind === 'STRUCT' ? offsets(types, type, at, name) : [`  ${name}: ${at},`];
  });
}

/** One variable of each type, so that clang describes them all: records are seen by no map. */
function compile(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-layout-'));
  const source = ['kernel.h', ...HEADERS].map((name) => `#include "${name}"`);
  for (const name of names) source.push(`struct ${name} the_${name};`);
  const flags = ['-g', '-target', 'bpf', '-I', FOLDER, '-I/usr/include/x86_64-linux-gnu'];
  const object = join(folder, 'layout.o');
  try {
    execFileSync('clang-19', [...flags, '-x', 'c', '-c', '-', '-o', object], {
      input: source.join('\n'),
    });
    return execFileSync('bpftool', ['btf', 'dump', '-j', 'file', object], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function structs(names: readonly string[]): string[] {
  const list = (JSON.parse(compile(names)) as { types: BtfType[] }).types;
  const types = new Map(list.map((type) => [type.id, type]));
  return names.map((name) => {
    const type = list.find((type) => type.kind === 'STRUCT' && type.name === name);
    if (type === undefined) throw new Error(`clang says nothing of struct ${name}`);
    const body = offsets(types, type, 0, '').join('\n');
    return `export const ${name.toUpperCase()} = {\n  size: ${type.size},\n${body}\n} as const;`;
  });
}

const header = HEADERS.map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('\n');
const text = `// Generated from ${NAMES} by build/layout.ts.

${constants(header).join('\n')}

${structs(structNames(header)).join('\n\n')}
`;
const kept = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : '';
if (kept !== text) {
  if (process.argv.includes('--check')) {
    console.error(`${TARGET} is not what ${NAMES} say: run make generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(TARGET, text);
  }
}
