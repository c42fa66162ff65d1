import type { PostureAction } from '@ringfence/model';
import fc from 'fast-check';

/** Folder that sampled rules and operations speak of, and names so few that they meet. */
export const TREE = 't';
export const NAMES = ['a', 'b', 'c'] as const;
/** Never there: what is created gets it. */
export const NEW_NAME = 'n';

/** Under a posture that blocks, what is left to judge is what is allowed. */
const ACTIONS = {
  Audit: fc.constantFrom('Allow', 'Audit', 'Block', 'Block'),
  Block: fc.constantFrom('Allow', 'Allow', 'Allow', 'Allow', 'Audit', 'Block'),
} as const;
type ActionArbitrary = (typeof ACTIONS)[PostureAction];

const readOnly = fc.option(fc.boolean(), { nil: undefined });
const below = fc.array(fc.constantFrom(...NAMES, NEW_NAME), { maxLength: 3 });

const path = below.map((names) => `/${[TREE, ...names].join('/')}`);
const directory = path.map((text) => `${text}/`);
const recursive = fc.boolean();

/** Of which many match what operations are about, at every depth and with every precedence. */
const pattern = fc
  .array(fc.constantFrom(...NAMES, NEW_NAME, '*', '**', '?', '[ab]', '[^a]', '{a,b/c}'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((names) => `/${[TREE, ...names].join('/')}`)
  .filter((text) => /[*?[{]/.test(text));
const anywhere = fc.constantFrom('/**/a', '/**/b/?', '/**/[^b]', '/*/c/**');
const patterns = fc.oneof({ weight: 3, arbitrary: pattern }, { weight: 1, arbitrary: anywhere });

/** The actor, and a copy of it: who does what is sampled. */
export const PROGRAMS = ['/probe/actor', '/probe/other'] as const;

/** What a rule may ask of whoever acts. */
const who = {
  fromSource: fc.option(
    fc.constantFrom(...PROGRAMS).map((program) => [{ path: program }]),
    { nil: undefined, freq: 2 },
  ),
  ownerOnly: fc.constantFrom(undefined, undefined, true),
  pts: fc.constantFrom(undefined, undefined, false),
};

/** What programs are given, and what rules leave to them. */
export const ARGUMENTS = ['-a', '-b'] as const;
export const ASKED_PROGRAMS = [`/${TREE}/a/a/a`, `/${TREE}/b/b/b`] as const;
const allowedArgs = fc.array(fc.constantFrom(...ARGUMENTS), { minLength: 1, maxLength: 2 });

const fileSection = (action: ActionArbitrary) =>
  fc
    .record({
      matchPaths: fc.array(fc.record({ path, action, readOnly, ...who }), {
        minLength: 1,
        maxLength: 3,
      }),
      directories: fc.array(fc.record({ dir: directory, action, readOnly, recursive, ...who }), {
        minLength: 1,
        maxLength: 3,
      }),
      matchPatterns: fc.array(
        fc.record({ pattern: patterns, action, readOnly, ownerOnly: who.ownerOnly }),
        {
          maxLength: 2,
        },
      ),
    })
    .map(({ matchPaths, matchPatterns, directories }) => ({
      matchPaths,
      matchPatterns,
      // terminals have to be opened
      matchDirectories: [{ dir: '/dev/', recursive: true, action: 'Allow' }, ...directories],
    }));
const processSection = (action: ActionArbitrary) =>
  fc
    .record({
      paths: fc.array(fc.record({ path, action, ...who }), { minLength: 1, maxLength: 2 }),
      asking: fc.array(
        fc.record({ path: fc.constantFrom(...ASKED_PROGRAMS), action, allowedArgs, ...who }),
        { maxLength: 2 },
      ),
      names: fc.array(fc.record({ execname: fc.constantFrom(...NAMES), action, ...who }), {
        maxLength: 1,
      }),
      matchDirectories: fc.array(fc.record({ dir: directory, action, recursive, ...who }), {
        minLength: 1,
        maxLength: 2,
      }),
      matchPatterns: fc.array(fc.record({ pattern: patterns, action, ownerOnly: who.ownerOnly }), {
        maxLength: 1,
      }),
    })
    .map(({ paths, asking, names, matchDirectories, matchPatterns }) => ({
      matchPatterns,
      matchPaths: [...paths, ...asking, ...names],
      // whoever is to act has to run first
      matchDirectories: [{ dir: '/probe/', action: 'Allow' }, ...matchDirectories],
    }));

export const PORTS = [7001, 7002, 7003] as const;
export const ADDRESSES = ['127.0.0.1', '127.0.0.2', '::1'] as const;
const cidr = fc.constantFrom('0.0.0.0/0', '127.0.0.0/8', '127.0.0.2/32', '::/0', '::1/128');
const ports = fc.record({
  protocol: fc.constantFrom('TCP', 'UDP', undefined),
  port: fc.constantFrom(...PORTS),
  endPort: fc.constantFrom(undefined, 7003),
});
const egress = (action: ActionArbitrary) =>
  fc.array(
    fc.record({
      action,
      to: fc.array(
        cidr.map((text) => ({ cidr: text })),
        { minLength: 1, maxLength: 2 },
      ),
      ports: fc.array(ports, { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  );

/** Always the same names, so that each sample replaces the one before it. */
const KINDS = [
  { kind: 'WorkloadPolicy', metadata: { name: 'first', namespace: 'default' } },
  { kind: 'WorkloadPolicy', metadata: { name: 'second', namespace: 'default' } },
  { kind: 'ClusterWorkloadPolicy', metadata: { name: 'final' } },
];

/** A text of three policies for the workloads with the label `app`; YAML, written as JSON. */
export function policyText(app: string, posture: PostureAction): fc.Arbitrary<string> {
  const action = ACTIONS[posture];
  const spec = fc.record({
    selector: fc.constant({ matchLabels: { app } }),
    file: fileSection(action),
    process: processSection(action),
    egress: egress(action),
  });
  return fc.tuple(...KINDS.map(() => spec)).map((specs) =>
    specs
      .map((one, at) => ({
        apiVersion: 'security.ringfence.dev/v1alpha1',
        ...KINDS[at],
        spec: one,
      }))
      .map((document) => JSON.stringify(document))
      .join('\n---\n'),
  );
}
