/** An entry of a tar archive. Paths have no leading slash; owner is root, time is 1970. */
export type TarEntry =
  | { readonly type: 'directory'; readonly path: string; readonly mode: number }
  | { readonly type: 'symlink'; readonly path: string; readonly target: string }
  | {
      readonly type: 'file';
      readonly path: string;
      readonly mode: number;
      readonly content: Uint8Array;
    };

const BLOCK = 512;
const TYPE_FLAGS = { file: '0', symlink: '2', directory: '5' };

function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, '0')}\0`;
}

function header(entry: TarEntry): Buffer {
  const block = Buffer.alloc(BLOCK);
  const field = (text: string, offset: number, length: number) => {
    if (Buffer.byteLength(text) > length) {
      throw new Error(`"${text}" is too long for a tar header: ${length} bytes at most`);
    }
    block.write(text, offset);
  };
  field(entry.path, 0, 100);
  field(octal(entry.type === 'symlink' ? 0o777 : entry.mode, 8), 100, 8);
  field(octal(0, 8), 108, 8);
  field(octal(0, 8), 116, 8);
  field(octal(entry.type === 'file' ? entry.content.length : 0, 12), 124, 12);
  field(octal(0, 12), 136, 12);
  field(TYPE_FLAGS[entry.type], 156, 1);
  if (entry.type === 'symlink') field(entry.target, 157, 100);
  field('ustar\u000000', 257, 8);
  // The sum is taken with its own field full of spaces.
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  field(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8);
  return block;
}

/** The archive of these entries, in their order: the same entries give the same bytes. */
export function tarArchive(entries: readonly TarEntry[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    parts.push(header(entry));
    if (entry.type !== 'file') continue;
    parts.push(entry.content, Buffer.alloc((BLOCK - (entry.content.length % BLOCK)) % BLOCK));
  }
  parts.push(Buffer.alloc(2 * BLOCK));
  return Buffer.concat(parts);
}
