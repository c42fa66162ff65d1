import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import { MAX_ERRORS } from './error-list.ts';
import type { Problem } from './policy-error.ts';

/** Bounds on what is read at all, so that no file costs more than a moment. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;
export const MAX_DOCUMENTS = 2_000;
/** Words, marks and spaces, which cost the time. Ten thousand rules have some 100,000. */
export const MAX_TOKENS = 120_000;
/** Of one text, comment or run of spaces. */
export const MAX_TEXT_LENGTH = 64 * 1024;
export const MAX_NESTING = 64;

/** A limit that was met; the documents after it were not read. */
export interface YamlStop {
  readonly problem: Problem;
  readonly offset: number;
}

/**
 * Gives each document of a text as soon as it was read, and keeps none, until the text ends or a
 * limit is met.
 */
export function readYamlStream(
  text: string,
  take: (document: Document.Parsed) => void,
): YamlStop | null {
  // The library makes an Error of each fault, and a fault at every token is a fault too many.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return readDocuments(text, take);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function readDocuments(text: string, take: (document: Document.Parsed) => void): YamlStop | null {
  const stop = (message: string, mend: string, offset: number): YamlStop => ({
    problem: { kind: 'limit', message, mend },
    offset,
  });
  let count = 0;
  if (Buffer.byteLength(text) > MAX_FILE_BYTES)
    return stop(`the file is larger than ${MAX_FILE_BYTES / 1024 ** 2} MiB`, 'split it', 0);

  // Keys are compared where values are made: the library compares each with all others.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const parser = new Parser();
  let errorTokens = 0;
  for (const token of parseTokens(text, parser)) {
    if (token === TOO_MANY)
      return stop('the file holds too many values', 'split it', parser.offset);
    if (token === TOO_LONG)
      return stop(
        `a text, comment or gap is longer than ${MAX_TEXT_LENGTH / 1024} KiB`,
        'shorten it',
        parser.offset,
      );
    if (token.type === 'error' && ++errorTokens > MAX_ERRORS)
      return stop('this is no YAML any more', 'mend what is told before', token.offset);
    if (token.type === 'directive')
      return stop('directives are not read here', 'remove the line', token.offset);
    const deep = tooDeep(token);
    if (deep !== null)
      return stop(`values are nested more than ${MAX_NESTING} deep here`, 'flatten them', deep);
    for (const document of composer.next(token)) {
      if (++count > MAX_DOCUMENTS)
        return stop(
          `the file holds more than ${MAX_DOCUMENTS} documents`,
          'split it',
          document.range[0],
        );
      take(document);
    }
  }
  for (const document of composer.end()) take(document);
  return null;
}

const TOO_MANY = Symbol('too many tokens');
const TOO_LONG = Symbol('too long a token');

function* parseTokens(
  text: string,
  parser: Parser,
): Generator<CST.Token | typeof TOO_MANY | typeof TOO_LONG> {
  let left = MAX_TOKENS;
  for (const lexeme of new Lexer().lex(text)) {
    if (left-- === 0) {
      yield TOO_MANY;
      return;
    }
    if (lexeme.length > MAX_TEXT_LENGTH) {
      yield TOO_LONG;
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
