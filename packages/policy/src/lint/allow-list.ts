import type { Operation, Posture, RuleClass, RuleTable } from '@ringfence/model';
import { judge } from '../evaluate/evaluator.ts';
import { selectsAllOf } from './co-selection.ts';
import { findingAt, type LintFinding, type Remark } from './lint-finding.ts';
import type { PlacedRule } from './placed-rule.ts';
import { LIBRARIES } from './vital-operation.ts';

const BLOCKING: Posture = {
  process: 'Block',
  file: 'Block',
  network: 'Block',
  privilege: 'Block',
};

interface Trap {
  readonly class: RuleClass;
  /** As in "under posture Block ... is denied". */
  readonly what: string;
  /** One of them is enough: images differ. */
  readonly anyOf: readonly Operation[];
  readonly mend: string;
}

const file = (action: 'read' | 'write', path: string): Operation => ({
  type: 'file',
  action,
  path: path.slice(1).split('/'),
  owner: true,
  source: null,
});

const dns = (address: string): Operation => ({
  type: 'network',
  direction: 'egress',
  protocol: 'UDP',
  address,
  port: 53,
  source: null,
});

/** What programs do that nobody thinks of when writing down what they do. */
const TRAPS: readonly Trap[] = [
  {
    class: 'file',
    what: 'the C library, which the dynamic loader opens for nearly every program,',
    anyOf: [...LIBRARIES, '/lib/libc.musl-x86_64.so.1'].map((path) => file('read', path)),
    mend: 'allow reads of /usr/lib/ and /lib/, recursive, or say action: Audit',
  },
  {
    class: 'file',
    what: '/dev/null',
    anyOf: [file('write', '/dev/null')],
    mend: 'allow /dev/null',
  },
  {
    class: 'network',
    what: 'DNS over UDP',
    anyOf: ['127.0.0.53', '10.96.0.10', '10.0.0.2', '192.168.1.1', '9.9.9.9'].map(dns),
    mend: 'allow UDP port 53 to the resolver',
  },
  {
    class: 'privilege',
    what: 'setuid, as every other privilege that is not allowed,',
    anyOf: [{ type: 'privilege', privilege: 'setuid', source: null }],
    mend: 'allow the privileges that the workload uses, or leave this rule out',
  },
];

const SCRIPT = /\.(?:sh|bash|py|pl|rb)$/;
const INTERPRETERS = ['sh', 'bash', 'dash', 'busybox', 'python3', 'perl', 'ruby'].flatMap((name) =>
  ['/bin', '/usr/bin', '/usr/local/bin'].map((folder) => `${folder}/${name}`),
);

/** Allow lists that would stop what they are for, once the posture of their class is Block. */
export function checkAllowLists(rules: readonly PlacedRule[]): readonly LintFinding[] {
  const allows = rules.filter(({ rule }) => rule.action === 'Allow' && !isForeign(rule));
  const byPolicy = Map.groupBy(allows, ({ policy }) => policy);
  return [...byPolicy].flatMap(([policy, own]) => {
    const table = {
      rules: allows.filter((each) => selectsAllOf(each.policy, policy)).map(({ rule }) => rule),
      posture: BLOCKING,
      digest: '',
    };
    const findings = TRAPS.flatMap((trap) => {
      const first = own.find(({ rule }) => rule.class === trap.class);
      if (first === undefined || !trap.anyOf.every((operation) => isDenied(table, operation)))
        return [];
      return [findingAt(policy, first.rule.origin, trapRemark(trap))];
    });
    return [...findings, ...scriptsWithoutInterpreter(own, table)];
  });
}

function isForeign({ unsupported }: PlacedRule['rule']): boolean {
  return unsupported.length > 0;
}

/** Denied by posture: a Block rule is no trap but somebody's word. */
function isDenied(table: RuleTable, operation: Operation): boolean {
  return !judge(table, operation).verdict.permitted;
}

function trapRemark({ class: ruleClass, what, mend }: Trap): Remark {
  const message = `under posture Block, ${what} is denied: Allow rules of the class ${ruleClass} make a list`;
  return { kind: 'allowListTrap', message, mend };
}

function scriptsWithoutInterpreter(
  own: readonly PlacedRule[],
  table: RuleTable,
): readonly LintFinding[] {
  const exec = (path: string): Operation => ({
    type: 'exec',
    path: path.slice(1).split('/'),
    owner: true,
    source: null,
  });
  const script = own.find(
    ({ rule: { class: ruleClass, match } }) =>
      ruleClass === 'process' &&
      match.type === 'path' &&
      match.reach === 'exact' &&
      SCRIPT.test(match.components.at(-1) ?? ''),
  );
  if (script === undefined || !INTERPRETERS.every((path) => isDenied(table, exec(path)))) return [];
  return [
    findingAt(script.policy, script.rule.origin, {
      kind: 'allowListTrap',
      message: 'under posture Block, no interpreter may run, and a script runs by its interpreter',
      mend: 'allow the program that its first line names, as in /usr/bin/bash',
    }),
  ];
}
