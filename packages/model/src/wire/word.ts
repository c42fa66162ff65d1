/** A word on the wire that this version does not know: the other side is newer. */
export class UnknownWordError extends Error {
  override readonly name = 'UnknownWordError';

  constructor(vocabulary: string, value: number) {
    super(
      `RF-WIRE-001: the other side sent ${vocabulary} ${value}, which this version does not ` +
        'know; upgrade the older of the two',
    );
  }
}

/** Both ways between a closed set of words and its enum on the wire. */
export interface WordCodec<Word extends string, Value extends number> {
  readonly toProto: (word: Word) => Value;
  readonly fromProto: (value: number | null | undefined) => Word;
}

/** The record is checked to hold every word, so a word added to the model must be added here. */
export function wordCodec<Word extends string, Value extends number>(
  vocabulary: string,
  values: Readonly<Record<Word, Value>>,
): WordCodec<Word, Value> {
  const words = new Map<number, Word>();
  for (const word of Object.keys(values) as Word[]) words.set(values[word], word);
  return {
    toProto: (word) => values[word],
    fromProto(value) {
      const word = words.get(value ?? 0);
      if (word === undefined) throw new UnknownWordError(vocabulary, value ?? 0);
      return word;
    },
  };
}
