import { POLICY_KINDS, type PolicyKind } from '@ringfence/model';
import { POLICY_API } from '@ringfence/model/schema';
import { type Document, isScalar } from 'yaml';
import type { Policy } from '../policy.ts';
import { ErrorList, MAX_ERRORS } from './error-list.ts';
import type { FieldPath } from './field-path.ts';
import { LineTable } from './line-table.ts';
import { excessiveEntry } from './network-rules.ts';
import { resetPatternBudget } from './path-syntax.ts';
import type { PolicyError, Problem } from './policy-error.ts';
import { policyName, policyRules, policySelector } from './policy-rules.ts';
import { toFieldProblem } from './schema-problem.ts';
import { validateDocument } from './schema-validator.ts';
import { advise } from './suggestion.ts';
import { readYamlStream } from './yaml-stream.ts';
import { toYamlValue, ValueBudget, type YamlValue } from './yaml-value.ts';

export interface ParsedPolicies {
  readonly policies: readonly Policy[];
  readonly errors: readonly PolicyError[];
}

/**
 * Reads every policy of a YAML or JSON text. A policy with an error is not returned; the errors
 * of all are.
 */
export function parsePolicies(text: string, fileName: string): ParsedPolicies {
  const errors = new ErrorList(fileName, new LineTable(text));
  const policies: Policy[] = [];
  const names = new Set<string>();
  const room: Room = { values: new ValueBudget(), rules: MAX_RULES };
  resetPatternBudget();
  const stopped = readYamlStream(text, (document) => {
    if (isEmpty(document)) return;
    const policy = readDocument(document, text, errors, room);
    if (policy === null) return;
    const key = JSON.stringify(policy.name);
    if (names.has(key)) errors.add(sameName(policy), [], document.range[0]);
    else policies.push(policy);
    names.add(key);
  });
  if (stopped !== null) errors.add(stopped.problem, [], stopped.offset);
  if (policies.length === 0 && errors.count === 0) errors.add(NO_POLICY, [], 0);
  return { policies, errors: errors.list() };
}

const NO_POLICY: Problem = {
  kind: 'noPolicy',
  message: 'the file holds no policy',
  mend: `a policy begins with apiVersion: ${POLICY_API.WorkloadPolicy}`,
};

/** The rules of a file: what is held in memory, and against each other by whoever looks at them. */
const MAX_RULES = 20_000;

const TOO_MANY_RULES: Problem = {
  kind: 'limit',
  message: `the file holds more than ${MAX_RULES} rules: every peer with every port is one`,
  mend: 'split it, or use wider prefixes and ranges of ports',
};

function sameName({ name }: Policy): Problem {
  const message = `a ${name.kind} named ${name.name} stands above in this file`;
  return { kind: 'duplicatePolicy', message, mend: 'rename one, or merge them' };
}

function isEmpty({ contents, errors }: Document.Parsed): boolean {
  const nothing = contents === null || (isScalar(contents) && contents.value === null);
  return nothing && errors.length === 0;
}

/** What the documents of one file may still take. */
interface Room {
  readonly values: ValueBudget;
  rules: number;
}

function readDocument(
  document: Document.Parsed,
  text: string,
  errors: ErrorList,
  room: Room,
): Policy | null {
  const before = errors.count;
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const kind = code === 'TAG_RESOLVE_FAILED' ? 'unsupportedYaml' : 'syntax';
    const mend = code === 'TAB_AS_INDENT' ? 'indent with spaces' : '';
    errors.add({ kind, message, mend }, [], pos[0]);
  }
  if (errors.count > before) return null;
  const yaml = toYamlValue(document, room.values);
  for (const { problem, path, offset } of yaml.problems) errors.add(problem, path, offset);
  const kind = kindOf(yaml, errors);
  // What stopped short says nothing of what would have followed.
  if (kind === null || yaml.problems.some(({ problem }) => problem.kind === 'limit')) return null;
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
  const { document: policy } = validation;
  const excessive = excessiveEntry(policy.spec, room.rules);
  if (excessive !== null) {
    errors.add(TOO_MANY_RULES, excessive, yaml.offsetOf(excessive));
    return null;
  }
  const positionOf = (path: FieldPath) => errors.positionAt(yaml.offsetOf(path));
  const rules = policyRules(policy, positionOf);
  room.rules -= rules.length;
  if (room.rules < 0) {
    errors.add(TOO_MANY_RULES, [], yaml.offsetOf([]));
    return null;
  }
  const start = yaml.offsetOf([]);
  const selectorPath = ['spec', policy.spec.nodeSelector ? 'nodeSelector' : 'selector'];
  return {
    name: policyName(policy),
    selector: policySelector(policy),
    rules,
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
