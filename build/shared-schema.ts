/** Characters of JSON. */
const WORTH_SHARING = 60;

type Schema = Readonly<Record<string, unknown>>;

/**
 * The same schema with every part that it says more than once said once, under `$defs`. Policies
 * repeat themselves: each rule has an action, a message and tags. Written out, the validators of all
 * kinds would be nine times as long: 1.9 MB.
 */
export function shareRepeated(schema: object): object {
  const repeated = repeatedParts(schema);
  const names = new Map<string, string>();
  const definitions: Record<string, unknown> = {};

  function refer(part: Schema): unknown {
    const text = JSON.stringify(part);
    if (!repeated.has(text)) return copyOf(part);
    let name = names.get(text);
    if (name === undefined) {
      name = `part-${names.size + 1}`;
      names.set(text, name);
      definitions[name] = copyOf(part);
    }
    return { $ref: `#/$defs/${name}` };
  }
  function rewrite(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(rewrite);
    if (!isObject(value)) return value;
    return isSchema(value) ? refer(value) : copyOf(value);
  }
  function copyOf(part: Schema): Record<string, unknown> {
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, rewrite(value)]));
  }
  return { ...copyOf(schema as Schema), $defs: definitions };
}

/** What stands in it more than once, as text; of what lies within such a part only that part. */
function repeatedParts(schema: object): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  function visit(value: unknown): void {
    if (!isObject(value)) return;
    if (isSchema(value)) {
      const text = JSON.stringify(value);
      if (seen.has(text)) {
        if (text.length > WORTH_SHARING) repeated.add(text);
        return;
      }
      seen.add(text);
    }
    for (const part of Object.values(value)) visit(part);
  }
  visit(schema);
  return repeated;
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

/** And no map of fields by name, of which one may be called type or enum. */
function isSchema(value: Schema): boolean {
  return typeof value.type === 'string' || Array.isArray(value.enum);
}
