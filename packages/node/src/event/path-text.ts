import { posix } from 'node:path';
import { type Batch, layout } from '@ringfence/kernel';
import { Recurring } from './recurring.ts';

const { PATH_AS_ASKED, PATH_TRUNCATED, PATH_UNREACHABLE, PATH_TEXT } = layout;

const paths = new Recurring(pathText);
const lists = new Recurring(argumentList);
const names = new Recurring(nameText);

/** The path of a record, for people: it says where it is not whole, or not what was really meant. */
export function readPathText(batch: Batch, at: number): string {
  return paths.of(batch, at, at + PATH_TEXT.bytes + batch.word(at + PATH_TEXT.length));
}

/** Of the whole field: what precedes the text says what it is. */
function pathText(batch: Batch, at: number, end: number): string {
  const { bytes } = batch;
  const flags = batch.word(at + PATH_TEXT.flags);
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
  const list = lists.of(batch, at, at + length);
  return total > length ? [...list, '…'] : list;
}

function argumentList({ bytes }: Batch, start: number, end: number): readonly string[] {
  return bytes.toString('utf8', start, end).replace(/\0$/, '').split('\0');
}

/** A text in a field of so many bytes, closed by a NUL where it does not fill it. */
export function readName(batch: Batch, at: number, size: number): string {
  return batch.bytes[at] === 0 ? '' : names.of(batch, at, at + size);
}

function nameText({ bytes }: Batch, start: number, end: number): string {
  const close = bytes.subarray(start, end).indexOf(0);
  return bytes.toString('utf8', start, close < 0 ? end : start + close);
}
