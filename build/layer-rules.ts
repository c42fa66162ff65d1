import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

/** Left to right: a package imports only packages before it. */
export const LAYERS = [
  'model',
  'policy',
  'kernel',
  'enforcers',
  'workloads',
  'identity',
  'node',
  'cluster',
  'control',
  'console',
  'cli',
] as const;

/** Roles that meet over the wire alone: none imports another. */
const ROLES = ['node', 'cluster', 'control', 'console'];

/** What the pure packages may take from Node: nothing that touches the world. */
const PURE = { model: ['buffer', 'util'], policy: ['buffer', 'util', 'crypto'] };

/** Tests, and what only they use: their material lies in folders named `fixtures`. */
const TESTS = ['\\.test\\.ts$', '/fixtures/', '^tests/', '^bench/', '^build/'];
const TEST_TOOLS = ['^node_modules/(vitest|fast-check)/', '^(node:)?test$'];

type Restriction = Pick<Partial<IRegularForbiddenRuleType>, 'from' | 'to'>;

function forbid(
  name: string,
  comment: string,
  restriction: Restriction,
): IRegularForbiddenRuleType {
  return { name, comment, severity: 'error', from: {}, to: {}, ...restriction };
}

function layerRules(): IRegularForbiddenRuleType[] {
  return LAYERS.map((layer, position) => {
    const left = LAYERS.slice(0, position).filter(
      (other) => !(ROLES.includes(layer) && ROLES.includes(other)),
    );
    return forbid(`layer-${layer}`, `${layer} may import: ${left.join(', ') || 'no package'}`, {
      from: { path: `^packages/${layer}/` },
      to: { path: '^packages/', pathNot: `^packages/(${[layer, ...left].join('|')})/` },
    });
  });
}

function pureRules(): IRegularForbiddenRuleType[] {
  return Object.entries(PURE).map(([layer, allowed]) =>
    forbid(`pure-${layer}`, `${layer} does no I/O; of Node it may use ${allowed.join(', ')}`, {
      from: { path: `^packages/${layer}/`, pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: `^(node:)?(${allowed.join('|')})$` },
    }),
  );
}

/** The files that packages offer to others: what their package.json exports. */
function offered(root: string): string[] {
  return readdirSync(join(root, 'packages')).flatMap((name) => {
    const manifest = JSON.parse(
      readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'),
    ) as { exports?: Record<string, string> };
    return Object.values(manifest.exports ?? {}).map(
      (file) => `^packages/${name}/${file.replace(/^\.\//, '').replaceAll('.', '\\.')}$`,
    );
  });
}

/** All rules for the tree under `root`. */
export function layerRulesOf(root: string): IRegularForbiddenRuleType[] {
  return [
    ...layerRules(),
    ...pureRules(),
    forbid('known-package', `Every package has its place in the layers: ${LAYERS.join(' < ')}`, {
      from: { path: '^packages/', pathNot: `^packages/(${LAYERS.join('|')})/` },
    }),
    forbid('front-door', 'Import another package by what its package.json exports', {
      from: { path: '^(?:packages/([^/]+)|build|bench|deploy)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', ...offered(root)] },
    }),
    forbid('native-by-kernel', 'Only packages/kernel imports the native addon', {
      from: { pathNot: '^packages/kernel/' },
      to: { path: '(^native/|\\.node$)' },
    }),
    forbid('no-tests-in-production', 'Production code does not import tests or tools', {
      from: { path: '^packages/', pathNot: TESTS },
      to: { path: [...TESTS, ...TEST_TOOLS] },
    }),
    forbid('no-cycles', 'Modules that import each other cannot be read one after another', {
      to: { circular: true },
    }),
    forbid('resolvable', 'An import that resolves to nothing hides what is imported', {
      to: { couldNotResolve: true },
    }),
  ];
}
