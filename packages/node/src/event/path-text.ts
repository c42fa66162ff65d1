import { posix } from 'node:path';
import { type Batch, layout } from '@ringfence/kernel';

const { PATH_AS_ASKED, PATH_TRUNCATED, PATH_UNREACHABLE, PATH_TEXT } = layout;

/** The path of a record, for people: it says where it is not whole, or not what was really meant. */
export function readPathText(batch: Batch, at: number): string {
  const length = batch.word(at + PATH_TEXT.length);
  const flags = batch.word(at + PATH_TEXT.flags);
  const start = at + PATH_TEXT.bytes;
  const text = batch.text(start, start + Math.max(0, length - 1));
  const parts = length === 0 ? [] : text.split('\0');
  const asked = flags & PATH_AS_ASKED ? (parts.shift() ?? '') : null;
  const folder = `/${parts.reverse().join('/')}`;
  const path = asked === null ? folder : posix.resolve(folder, `./${asked}`);
  if (flags & PATH_TRUNCATED) return `…${path}`;
  if (flags & PATH_UNREACHABLE) return `(detached)${path}`;
  return asked === null ? path : `(as asked)${path}`;
}

/** Strings that follow each other, each closed by a NUL. */
export function readArguments(batch: Batch, at: number, length: number, total: number): string[] {
  const text = batch.text(at, at + length);
  const list = text.replace(/\0$/, '').split('\0');
  return total > length ? [...list, '…'] : list;
}

/** A text in a field of so many bytes, closed by a NUL where it does not fill it. */
export function readName(batch: Batch, at: number, size: number): string {
  const end = batch.bytes.indexOf(0, at);
  const limit = at + size;
  return batch.text(at, end < 0 || end > limit ? limit : end);
}
