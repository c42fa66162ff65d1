const LONGEST = 512;
/** C0, DEL, C1, line and paragraph separators, bidirectional overrides, and the escape itself. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it must find
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\]/g;

function escaped(character: string): string {
  if (character === '\\') return '\\\\';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Text that came from a runtime, as it may stand in a terminal, a log line or a policy key: what
 * would move a cursor, break a line or hide is escaped, and two texts never become the same one,
 * unless both are too long to be shown in full.
 */
export function printable(text: string): string {
  const safe = text.replace(UNPRINTABLE, escaped);
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}...` : safe;
}
