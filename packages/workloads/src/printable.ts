const LONGEST = 512;
/** Controls, invisible formatting such as a change of direction, line ends, and the escape itself. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\]/gu;

function escaped(character: string): string {
  if (character === '\\') return '\\\\';
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
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
