export { CHECK_KEYWORD, type SchemaCheck } from './annotation.ts';
export {
  POLICY_API,
  POLICY_SCHEMAS,
  type PolicyDocument,
  type PolicySpec,
} from './policy-document.ts';
