export { POLICY_API } from './policy-api.ts';
export { POLICY_SCHEMAS, type PolicyDocument, type PolicySpec } from './policy-document.ts';
export { CHECK_KEYWORD, type SchemaCheck } from './schema-check.ts';
