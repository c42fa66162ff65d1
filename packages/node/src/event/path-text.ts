import { posix } from 'node:path';
import { type Batch, layout } from '@ringfence/kernel';
import { Recurring } from './recurring.ts';

const { PATH_AS_ASKED, PATH_TRUNCATED, PATH_UNREACHABLE, PATH_TEXT } = layout;

const paths = new Recurring(pathText);
const lists = new Recurring(argumentList);
const names = new Recurring((bytes, start, end) => bytes.toString('utf8', start, end));

/** The path of a record, for people: it says where it is not whole, or not what was really meant. */
export function readPathText(batch: Batch, at: number): string {
  return paths.of(batch.bytes, at, at + PATH_TEXT.bytes + batch.word(at + PATH_TEXT.length));
}

/** Of the whole field: what precedes the text says what it is. */
function pathText(bytes: Buffer, at: number, end: number): string {
  const flags = bytes.readUInt32LE(at + PATH_TEXT.flags);
  const start = at + PATH_TEXT.bytes;
  const parts = start === end ? [] : bytes.toString('utf8', start, end - 1).split('\0');
  const asked = flags & PATH_AS_ASKED ? (parts.shift() ?? '') : null;
  const folder = `/${parts.reverse().join('/')}`;
  const path = asked === null ? folder : posix.resolve(folder, `./${asked}`);
  if (flags & PATH_TRUNCATED) return `…${path}`;
  if (flags & PATH_UNREACHABLE) return `(detached)${path}`;
  return asked === null ? path : `(as asked)${path}`;
}

/** Strings that follow each other, each closed by a NUL. */
export function readArguments(
  batch: Batch,
  at: number,
  length: number,
  total: number,
): readonly string[] {
  const list = lists.of(batch.bytes, at, at + length);
  return total > length ? [...list, '…'] : list;
}

function argumentList(bytes: Buffer, start: number, end: number): readonly string[] {
  return bytes.toString('utf8', start, end).replace(/\0$/, '').split('\0');
}

/** A text in a field of so many bytes, closed by a NUL where it does not fill it. */
export function readName({ bytes }: Batch, at: number, size: number): string {
  let end = at;
  while (end < at + size && bytes[end] !== 0) end++;
  return end === at ? '' : names.of(bytes, at, end);
}
