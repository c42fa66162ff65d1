import { CHECK_KEYWORD } from '@ringfence/model/schema';
import type { ErrorObject } from 'ajv';
import { type FieldPath, fromJsonPointer } from './field-path.ts';
import type { Problem } from './policy-error.ts';
import { checkedProblem } from './schema-validator.ts';
import { advise } from './suggestion.ts';

/** A validator's error in our words, and the field it is about. */
export interface FieldProblem {
  readonly problem: Problem;
  readonly path: FieldPath;
  /** The path ends in a key that should not be there: point at the key, not at its value. */
  readonly atKey: boolean;
}

/** Says in our words what the validator found. */
export function toFieldProblem(error: ErrorObject, root: unknown): FieldProblem {
  const path = fromJsonPointer(error.instancePath, root);
  const params: Readonly<Record<string, unknown>> = error.params;
  if (error.keyword === 'additionalProperties') {
    const field = String(params.additionalProperty);
    return { problem: unknownField(field, error), path: [...path, field], atKey: true };
  }
  if (error.keyword === 'required') {
    const field = String(params.missingProperty);
    const problem: Problem = {
      kind: 'missingField',
      message: `${field} is missing`,
      mend: MISSING_MENDS.get(field) ?? `add ${field}`,
    };
    return { problem, path, atKey: false };
  }
  return { problem: valueProblem(error, params), path, atKey: false };
}

const MISSING_MENDS: ReadonlyMap<string, string> = new Map([
  ['selector', 'add selector; selector: {} selects every workload in reach'],
  ['nodeSelector', 'add nodeSelector; with matchLabels: {} it selects every node'],
]);

function unknownField(field: string, error: ErrorObject): Problem {
  const schema: Readonly<Record<string, unknown>> = error.parentSchema ?? {};
  const allowed = Object.keys(schema.properties ?? {});
  return {
    kind: 'unknownField',
    message: 'there is no such field here',
    mend: advise(field, allowed),
  };
}

function valueProblem(error: ErrorObject, params: Readonly<Record<string, unknown>>): Problem {
  const shown = show(error.data);
  const limit = String(params.limit);
  switch (error.keyword) {
    case CHECK_KEYWORD:
      return checkedProblem(error);
    case 'type':
      return wrongType(String(params.type), error.data);
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      return typeof error.data === 'string'
        ? notAllowed(`${shown} is not allowed`, advise(error.data, allowed))
        : wrongType('string', error.data);
    }
    case 'minimum':
      return notAllowed(`${shown} is too small`, `at least ${limit}`);
    case 'maximum':
      return notAllowed(`${shown} is too large`, `at most ${limit}`);
    case 'minItems':
      return notAllowed('the list is empty', 'add an entry, or leave the field out');
    case 'maxItems':
      return notAllowed('the list is too long', `at most ${limit} entries`);
    case 'minLength':
      return notAllowed('the text is empty', 'fill it in, or leave the field out');
    case 'maxLength':
      return notAllowed('the text is too long', `at most ${limit} characters`);
    case 'pattern':
      return notAllowed(`${shown} is not allowed`, describe(error));
    default:
      return notAllowed(`${shown} does not fit (${error.keyword})`, '');
  }
}

function notAllowed(message: string, mend: string): Problem {
  return { kind: 'notAllowed', message, mend };
}

const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['object', 'a map'],
  ['array', 'a list'],
  ['string', 'text'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
]);

function wrongType(wanted: string, value: unknown): Problem {
  return {
    kind: 'wrongType',
    message: `this must be ${TYPE_NAMES.get(wanted) ?? wanted}, not ${typeName(value)}`,
    mend: typeMend(wanted, value),
  };
}

function typeMend(wanted: string, value: unknown): string {
  if (value === null) return 'fill it in, or leave the field out';
  if (wanted === 'string' && typeof value !== 'object') return `write "${String(value)}"`;
  if (wanted === 'integer' && typeof value === 'string' && /^[0-9]+$/.test(value))
    return 'leave out the quotes';
  // A map of a document has no prototype, and so no text that it could be turned into.
  if (wanted === 'boolean' && typeof value === 'string' && /^(yes|on|no|off)$/i.test(value))
    return `write ${/^(yes|on)$/i.test(value)}`;
  if (wanted === 'array') return 'begin each entry with -';
  return '';
}

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return show(value);
}

function describe(error: ErrorObject): string {
  const schema: Readonly<Record<string, unknown>> = error.parentSchema ?? {};
  return typeof schema.description === 'string' ? schema.description : '';
}

/** Long values are cut: the line and column show where the rest is. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
