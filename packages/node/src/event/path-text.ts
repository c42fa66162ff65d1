import { layout } from '@ringfence/kernel';

const { PATH_AS_ASKED, PATH_TRUNCATED, PATH_UNREACHABLE, PATH_TEXT } = layout;

/** The path of a record: components from the last to the first, each closed by a NUL. */
export function readPathText(batch: Buffer, at: number): string {
  const length = batch.readUInt32LE(at + PATH_TEXT.length);
  const flags = batch.readUInt32LE(at + PATH_TEXT.flags);
  const start = at + PATH_TEXT.bytes;
  const text = batch.toString('utf8', start, start + Math.max(0, length - 1));
  if (flags & PATH_AS_ASKED) return text;
  const components = length === 0 ? [] : text.split('\0').reverse();
  const path = `/${components.join('/')}`;
  if (flags & PATH_TRUNCATED) return `…${path}`;
  return flags & PATH_UNREACHABLE ? `(detached)${path}` : path;
}

/** Strings that follow each other, each closed by a NUL. */
export function readArguments(batch: Buffer, at: number, length: number, total: number): string[] {
  const text = batch.toString('utf8', at, at + length);
  const list = text.replace(/\0$/, '').split('\0');
  return total > length ? [...list, '…'] : list;
}

export function readComm(batch: Buffer, at: number): string {
  const end = batch.indexOf(0, at);
  const limit = at + layout.COMM_BYTES;
  return batch.toString('utf8', at, end < 0 || end > limit ? limit : end);
}
