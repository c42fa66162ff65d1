import type { PolicyKind } from '@ringfence/model';
import { CHECK_KEYWORD, POLICY_SCHEMAS } from '@ringfence/model/schema';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { type Json, SPECS } from '../fixtures/full-specs.ts';
import { shareRepeated } from './shared-schema.ts';

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

function validator(schema: object): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, inlineRefs: false });
  ajv.addKeyword(CHECK_KEYWORD);
  return ajv.compile(schema);
}

/** What is said of a document, in whatever order. */
function faults(validate: ValidateFunction, document: Json): readonly string[] {
  validate(document);
  return (validate.errors ?? [])
    .map(({ instancePath, keyword, params, parentSchema }) =>
      JSON.stringify([instancePath, keyword, params, parentSchema?.description]),
    )
    .sort();
}

describe.each(Object.keys(SPECS) as PolicyKind[])('of %s', (kind) => {
  const schema = POLICY_SCHEMAS[kind];
  const shared = shareRepeated(schema);

  it('what is said more than once is said once', () => {
    expect(JSON.stringify(shared).length).toBeLessThan(0.7 * JSON.stringify(schema).length);
  });

  it('the same documents have the same faults', () => {
    const [plain, less] = [validator(schema), validator(shared)];
    const document: Json = {
      apiVersion: 'security.ringfence.dev/v1alpha1',
      kind,
      metadata: { name: 'a' },
      spec: SPECS[kind],
    };
    let faulty = 0;
    for (const other of spoiled(document)) {
      const found = faults(plain, other);
      if (found.length > 0) faulty++;
      expect(faults(less, other)).toEqual(found);
    }
    expect(faulty).toBeGreaterThan(500);
  });
});
