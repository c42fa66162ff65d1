import { CHECK_KEYWORD, POLICY_SCHEMAS } from '@ringfence/model/schema';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';

test.each(Object.entries(POLICY_SCHEMAS))('the schema of %s is one', (_kind, schema) => {
  const ajv = new Ajv({ strict: true });
  ajv.addKeyword(CHECK_KEYWORD);
  expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
});

test('a schema that is none is found', () => {
  expect(new Ajv({ logger: false }).validateSchema({ type: 'txt' })).toBe(false);
});
