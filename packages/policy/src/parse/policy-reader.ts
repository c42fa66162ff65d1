import { POLICY_KINDS, type PolicyKind } from '@ringfence/model';
import { POLICY_API } from '@ringfence/model/schema';
import { type Document, isScalar } from 'yaml';
import type { Policy } from '../policy.ts';
import { ErrorList, MAX_ERRORS } from './error-list.ts';
import type { FieldPath } from './field-path.ts';
import type { PolicyError, Problem } from './policy-error.ts';
import { policyName, policyRules, policySelector } from './policy-rules.ts';
import { toFieldProblem } from './schema-problem.ts';
import { validateDocument } from './schema-validator.ts';
import { advise } from './suggestion.ts';
import { readYamlStream } from './yaml-stream.ts';
import { toYamlValue, type YamlValue } from './yaml-value.ts';

export interface ParsedPolicies {
  readonly policies: readonly Policy[];
  readonly errors: readonly PolicyError[];
}

/**
 * Reads every policy of a YAML or JSON text. A policy with an error is not returned; the errors
 * of all are.
 */
export function parsePolicies(text: string, fileName: string): ParsedPolicies {
  const { documents, lines, stopped } = readYamlStream(text);
  const errors = new ErrorList(fileName, lines);
  const policies: Policy[] = [];
  const names = new Set<string>();
  for (const document of documents) {
    if (isEmpty(document)) continue;
    const policy = readDocument(document, text, errors);
    if (policy === null) continue;
    const key = JSON.stringify(policy.name);
    if (names.has(key)) errors.add(sameName(policy), [], document.range[0]);
    else policies.push(policy);
    names.add(key);
  }
  if (stopped !== null) errors.add(stopped.problem, [], stopped.offset);
  if (policies.length === 0 && errors.count === 0) errors.add(NO_POLICY, [], 0);
  return { policies, errors: errors.list() };
}

const NO_POLICY: Problem = {
  kind: 'noPolicy',
  message: 'the file holds no policy',
  mend: `a policy begins with apiVersion: ${POLICY_API.WorkloadPolicy}`,
};

function sameName({ name }: Policy): Problem {
  const message = `a ${name.kind} named ${name.name} stands above in this file`;
  return { kind: 'duplicatePolicy', message, mend: 'rename one, or merge them' };
}

function isEmpty({ contents, errors }: Document.Parsed): boolean {
  const nothing = contents === null || (isScalar(contents) && contents.value === null);
  return nothing && errors.length === 0;
}

function readDocument(document: Document.Parsed, text: string, errors: ErrorList): Policy | null {
  const before = errors.count;
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const kind = code === 'TAG_RESOLVE_FAILED' ? 'unsupportedYaml' : 'syntax';
    const mend = code === 'TAB_AS_INDENT' ? 'indent with spaces' : '';
    errors.add({ kind, message, mend }, [], pos[0]);
  }
  if (errors.count > before) return null;
  const yaml = toYamlValue(document);
  for (const { problem, path, offset } of yaml.problems) errors.add(problem, path, offset);
  const kind = kindOf(yaml, errors);
  if (kind === null) return null;
  const validation = validateDocument(kind, yaml.value);
  if ('errors' in validation) {
    errors.skip(Math.max(0, validation.errors.length - MAX_ERRORS));
    for (const error of validation.errors.slice(0, MAX_ERRORS)) {
      const found = toFieldProblem(error, yaml.value);
      const offset = found.atKey ? yaml.offsetOfKey(found.path) : yaml.offsetOf(found.path);
      errors.add(found.problem, found.path, offset);
    }
    return null;
  }
  if (errors.count > before) return null;
  const positionOf = (path: FieldPath) => errors.positionAt(yaml.offsetOf(path));
  const start = yaml.offsetOf([]);
  const selectorPath = [
    'spec',
    validation.document.spec.nodeSelector ? 'nodeSelector' : 'selector',
  ];
  return {
    name: policyName(validation.document),
    selector: policySelector(validation.document),
    rules: policyRules(validation.document, positionOf),
    file: errors.file,
    line: errors.positionAt(start).line,
    selectorAt: {
      ...errors.positionAt(yaml.offsetOfKey(selectorPath)),
      path: selectorPath,
    },
    text: text.slice(document.range[0], document.range[2]),
  };
}

/** The kind decides which schema holds, so nothing else is said of a document of no known kind. */
function kindOf(yaml: YamlValue, errors: ErrorList): PolicyKind | null {
  const { value } = yaml;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'a policy is a map with apiVersion, kind, metadata and spec';
    errors.add({ kind: 'wrongType', message, mend: '' }, [], yaml.offsetOf([]));
    return null;
  }
  const kind: unknown = (value as Readonly<Record<string, unknown>>).kind;
  const known = POLICY_KINDS.find((candidate) => candidate === kind);
  if (known !== undefined) return known;
  const problem: Problem =
    typeof kind === 'string'
      ? {
          kind: 'unknownKind',
          message: `${JSON.stringify(kind.slice(0, 80))} is no kind of policy that is read here`,
          mend: advise(kind, POLICY_KINDS),
        }
      : { kind: 'missingField', message: 'kind is missing', mend: advise('', POLICY_KINDS) };
  errors.add(problem, ['kind'], yaml.offsetOf(['kind']));
  return null;
}
