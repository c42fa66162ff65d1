import type { PolicyKind } from '@ringfence/model';
import { CHECK_KEYWORD, POLICY_API, POLICY_SCHEMAS } from '@ringfence/model/schema';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { type Json, SPECS } from '../fixtures/full-specs.ts';
import { VALIDATORS } from '../generated/policy-validator.js';

const PUT: readonly Json[] = [null, 0, 1.5, 'x', true, [], {}, ['x', 1], { x: null }];

/** The value with each thing in it in turn taken out, and replaced by each of PUT. */
function* spoiled(value: Json): Generator<Json> {
  yield* PUT;
  if (Array.isArray(value)) {
    yield [...value, ...value];
    for (const [at, item] of value.entries()) {
      yield value.toSpliced(at, 1);
      for (const other of spoiled(item)) yield value.with(at, other);
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, unheard: 1 };
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _, ...rest } = value;
      yield rest;
      for (const other of spoiled(item)) yield { ...value, [key]: other };
    }
  }
}

/** What Ajv makes of the schema as it stands. */
function plainValidator(schema: object): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, ownProperties: true });
  ajv.addKeyword(CHECK_KEYWORD);
  return ajv.compile(schema);
}

/** What is said of a document, in whatever order; the checks, which are no schema's, apart. */
function faults(validate: ValidateFunction, document: Json): readonly string[] {
  validate(document);
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== CHECK_KEYWORD)
    .map(({ instancePath, keyword, params, parentSchema, data }) =>
      JSON.stringify([instancePath, keyword, params, parentSchema?.description, data]),
    )
    .sort();
}

describe.each(Object.keys(SPECS) as PolicyKind[])('of %s', (kind) => {
  it('the generated validator finds what its schema says', () => {
    const plain = plainValidator(POLICY_SCHEMAS[kind]);
    const document: Json = {
      apiVersion: POLICY_API[kind],
      kind,
      metadata: { name: 'a' },
      spec: SPECS[kind],
    };
    expect(faults(VALIDATORS[kind], document)).toEqual([]);
    let [faulty, faultless] = [0, 0];
    for (const other of spoiled(document)) {
      const found = faults(plain, other);
      if (found.length > 0) faulty++;
      else faultless++;
      expect(faults(VALIDATORS[kind], other)).toEqual(found);
    }
    expect(faulty).toBeGreaterThan(500);
    expect(faultless).toBeGreaterThan(100);
  });
});
