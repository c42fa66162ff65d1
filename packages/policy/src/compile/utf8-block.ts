/** The code points that a prefix of bytes may still become, all of one length. */
export interface Utf8Block {
  /** Bytes that are missing, each 0x80 to 0xbf. */
  readonly missing: number;
  /** The first and the last that are valid. */
  readonly from: number;
  readonly to: number;
  /** What the prefix alone says: the code point with zeroes in the missing bytes. */
  readonly start: number;
}

const SURROGATES = { from: 0xd800, to: 0xdfff };
const MAX_CODE_POINT = 0x10ffff;
const SHORTEST = [0, 0x80, 0x800, 0x10000];

/** What a first byte begins; null where nothing valid begins with it, or it stands alone. */
export function blockOf(lead: number): Utf8Block | null {
  if (lead >= 0xc2 && lead <= 0xdf) return block(1, (lead & 0x1f) << 6);
  if (lead >= 0xe0 && lead <= 0xef) return block(2, (lead & 0x0f) << 12);
  if (lead >= 0xf0 && lead <= 0xf4) return block(3, (lead & 0x07) << 18);
  return null;
}

/** What is left after one more byte; null where that is not valid. */
export function blockAfter(
  { missing, from, to, start }: Utf8Block,
  byte: number,
): Utf8Block | null {
  if (byte < 0x80 || byte > 0xbf) return null;
  const bits = 6 * (missing - 1);
  const first = start + ((byte & 0x3f) << bits);
  const last = first + (1 << bits) - 1;
  if (last < from || first > to) return null;
  return {
    missing: missing - 1,
    from: Math.max(from, first),
    to: Math.min(to, last),
    start: first,
  };
}

function block(missing: number, start: number): Utf8Block {
  const last = start + (1 << (6 * missing)) - 1;
  const from = Math.max(start, SHORTEST[missing] ?? 0);
  // Only the block of 0xed reaches into them, and they are its end.
  const to =
    start <= SURROGATES.from && last >= SURROGATES.to && missing === 2
      ? SURROGATES.from - 1
      : Math.min(last, MAX_CODE_POINT);
  return { missing, from, to, start };
}
