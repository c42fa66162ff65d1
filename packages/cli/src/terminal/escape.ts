/**
 * What would steer a terminal or deceive a reader: controls, escapes and line breaks; invisible
 * and direction-changing characters; halves of surrogate pairs; spaces that look like none.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\\]|(?! )\p{Zs}/gu;

const SHORT: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
};

/** Text of a workload as a person may see it: one line, and each text its own. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, (character) => SHORT[character] ?? codeOf(character));
}

function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

const PLAIN_WORD = /^[\p{L}\p{N}_@%+=:,./-]+$/u;

/** A command line as a shell would take it, so that one argument never looks like two. */
export function quoteArguments(arguments_: readonly string[]): string {
  return arguments_.map(quoteArgument).join(' ');
}

function quoteArgument(argument: string): string {
  if (PLAIN_WORD.test(argument)) return escapeText(argument);
  return `'${escapeText(argument).replaceAll("'", "'\\''")}'`;
}
