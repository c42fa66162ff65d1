/** What moves a cursor, breaks a line, turns the direction of text, or is no character at all. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text that a workload chose, for clients that write it to a terminal as it comes. A lone surrogate
 * would, beyond that, make a client refuse the whole message.
 */
export function safeText(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** The message with every text of it made safe: fields, members of lists, keys and values of maps. */
export function safeMessage<Message extends object>(message: Message): Message {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]) => [name, safeValue(value)]),
  ) as Message;
}

function safeValue(value: unknown): unknown {
  if (typeof value === 'string') return safeText(value);
  if (Array.isArray(value)) return value.map(safeValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, text]) => [safeText(key), safeValue(text)]);
  return Object.fromEntries(entries);
}
