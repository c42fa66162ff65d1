import { Composer, type CST, type Document, Lexer, LineCounter, Parser } from 'yaml';
import type { Problem } from './policy-error.ts';

/** Bounds on what is read at all, so that no file costs more than a moment. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;
export const MAX_DOCUMENTS = 10_000;
/** Words, marks and spaces, which cost the time. Ten thousand rules have some 150,000. */
export const MAX_TOKENS = 400_000;
export const MAX_NESTING = 64;

export interface YamlStream {
  readonly documents: readonly Document.Parsed[];
  readonly lines: LineCounter;
  /** A limit that was met; the documents after it were not read. */
  readonly stopped: { readonly problem: Problem; readonly offset: number } | null;
}

/** The documents of a text, read one at a time until the text ends or a limit is met. */
export function readYamlStream(text: string): YamlStream {
  const lines = new LineCounter();
  const documents: Document.Parsed[] = [];
  const stop = (message: string, mend: string, offset: number): YamlStream => ({
    documents,
    lines,
    stopped: { problem: { kind: 'limit', message, mend }, offset },
  });
  lines.addNewLine(0);
  if (Buffer.byteLength(text) > MAX_FILE_BYTES)
    return stop(`the file is larger than ${MAX_FILE_BYTES / 1024 ** 2} MiB`, 'split it', 0);

  // Keys are compared where values are made: the library compares each with all others.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const parser = new Parser(lines.addNewLine);
  for (const token of parseTokens(text, parser)) {
    if (token === TOO_MANY)
      return stop('the file holds too many values', 'split it', parser.offset);
    if (token.type === 'directive')
      return stop('directives are not read here', 'remove the line', token.offset);
    const deep = tooDeep(token);
    if (deep !== null)
      return stop(`values are nested more than ${MAX_NESTING} deep here`, 'flatten them', deep);
    documents.push(...composer.next(token));
    if (documents.length > MAX_DOCUMENTS)
      return stop(
        `the file holds more than ${MAX_DOCUMENTS} documents`,
        'split it',
        documents.pop()?.range[0] ?? 0,
      );
  }
  documents.push(...composer.end());
  return { documents, lines, stopped: null };
}

const TOO_MANY = Symbol('too many tokens');

function* parseTokens(text: string, parser: Parser): Generator<CST.Token | typeof TOO_MANY> {
  let left = MAX_TOKENS;
  for (const lexeme of new Lexer().lex(text)) {
    if (left-- === 0) {
      yield TOO_MANY;
      return;
    }
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** Offset of a token nested too deep, found without recursion: composing would recurse into it. */
function tooDeep(top: CST.Token): number | null {
  const open: [CST.Token, number][] = [[top, 0]];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [token, depth] = entry;
    if (depth > MAX_NESTING) return token.offset;
    if (token.type === 'document' && token.value) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push([key, depth + 1]);
      if (value) open.push([value, depth + 1]);
    }
  }
  return null;
}
