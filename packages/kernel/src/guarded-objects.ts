import { readFileSync } from 'node:fs';
import { GUARDED_OBJECT, OBJECT_LINK, OBJECT_MAP, OBJECT_PROGRAM } from './generated/layout.ts';
import type { KernelMap } from './kernel-map.ts';
import { native } from './native.ts';

const KINDS: readonly (readonly [field: RegExp, kind: number])[] = [
  [/^map_id:\s+(\d+)$/m, OBJECT_MAP],
  [/^link_id:\s+(\d+)$/m, OBJECT_LINK],
  [/^prog_id:\s+(\d+)$/m, OBJECT_PROGRAM],
];

/** Has the kernel keep what is pinned there from every container, and nothing else. */
export function guardPinned(rows: KernelMap, pins: readonly string[]): void {
  const keys = pins.flatMap(objectsOf);
  rows.put(Buffer.concat(keys), Buffer.alloc(4 * keys.length), keys.length);
  const ours = new Set(keys.map((key) => key.toString('hex')));
  const gone = rows.keys().filter((key) => !ours.has(key.toString('hex')));
  if (gone.length > 0) rows.delete(Buffer.concat(gone), gone.length);
}

/** As above of a link more. Its program is guarded already. */
export function guardLink(rows: KernelMap, link: number): void {
  for (const key of linkKeys(link)) rows.put(key, Buffer.alloc(4));
}

export function unguardLink(rows: KernelMap, link: number): void {
  for (const key of linkKeys(link)) rows.delete(key);
}

function linkKeys(link: number): Buffer[] {
  return objectKeys(link).filter((key) => key.readUInt32LE(GUARDED_OBJECT.kind) === OBJECT_LINK);
}

/** The object behind a pin, and of a link also its program. */
function objectsOf(pin: string): Buffer[] {
  const fd = native().openPin(pin);
  if (fd < 0) return [];
  try {
    return objectKeys(fd);
  } finally {
    native().closeFd(fd);
  }
}

function objectKeys(fd: number): Buffer[] {
  const facts = readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8');
  return KINDS.flatMap(([field, kind]) => {
    const id = field.exec(facts)?.[1];
    if (id === undefined) return [];
    const key = Buffer.alloc(GUARDED_OBJECT.size);
    key.writeUInt32LE(kind, GUARDED_OBJECT.kind);
    key.writeUInt32LE(Number(id), GUARDED_OBJECT.id);
    return [key];
  });
}
