import type { Operation, Posture, RuleTable, Verdict } from '@ringfence/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsAddress, parseCidr } from '../evaluate/cidr.ts';
import { evaluate } from '../evaluate/evaluator.ts';
import { parseAddress } from '../evaluate/ip-address.ts';
import {
  ADDRESSES,
  argument,
  networkRule,
  pathComponents,
  plainPathRule,
  programRule,
  tableFrom,
  whoNetworkRule,
  whoPathRule,
} from '../fixtures/arbitrary-rule.ts';
import {
  MAX_PREFIX_ENTRIES,
  type NetworkEntry,
  type NetworkList,
  type NetworkPrefix,
} from './network-list.ts';
import { PATH_OPERATIONS, type PathDecision, type PathOperation } from './path-trie.ts';
import { walkViews } from './path-walk.ts';
import { compileRuleTable } from './rule-table-compiler.ts';
import { sourceClass } from './view.ts';

const posture: fc.Arbitrary<Posture> = fc.record({
  process: fc.constantFrom('Audit', 'Block'),
  file: fc.constantFrom('Audit', 'Block'),
  network: fc.constantFrom('Audit', 'Block'),
  privilege: fc.constantFrom('Audit', 'Block'),
});

/** A verdict as the kernel would report it: index of the rule behind it, 0 for none. */
interface KernelVerdict {
  readonly permitted: boolean;
  readonly rule: number | 'posture';
}

function expected({ permitted, rule, alert }: Verdict): KernelVerdict {
  return { permitted, rule: rule?.index ?? (alert === null ? 0 : 'posture') };
}

function kernelVerdict(decision: PathDecision | null, audit: number): KernelVerdict {
  if (decision?.action === 'Block') return { permitted: false, rule: decision.rule };
  return { permitted: true, rule: audit || (decision?.rule ?? 0) };
}

interface Who {
  readonly source: readonly string[] | null;
  readonly owner: boolean;
  readonly terminal: boolean;
  readonly arguments: readonly string[];
}

const who: fc.Arbitrary<Who> = fc.record({
  source: fc.option(pathComponents),
  owner: fc.boolean(),
  terminal: fc.boolean(),
  arguments: fc.array(argument, { maxLength: 2 }),
});

function pathOperation(operation: PathOperation, path: readonly string[], by: Who): Operation {
  return operation === 'exec'
    ? { type: 'exec', path, ...by }
    : { type: 'file', action: operation, path, ...by };
}

/** The compiled form and the evaluator say the same of this path. */
function agree(table: RuleTable, path: readonly string[], by: Who): void {
  const { sources, paths, excluded } = compileRuleTable(table);
  expect(excluded).toEqual([]);
  for (const operation of PATH_OPERATIONS) {
    const view = { ...by, source: sourceClass(sources, by.source) };
    const { decision, audit } = walkViews(paths, view, path, operation, by.arguments);
    const verdict = evaluate(table, pathOperation(operation, path, by));
    const found = kernelVerdict(decision, audit);
    // of two final Blocks, one by path and one by name, either may be named
    const named = table.rules.find(({ index }) => index === found.rule);
    if (named?.final === true && verdict.rule?.final === true)
      expect(found.permitted).toBe(verdict.permitted);
    else expect(found).toEqual(expected(verdict));
  }
}

describe('the compiled paths', () => {
  it('walk to the verdict of the evaluator', () => {
    const cases = fc.tuple(fc.array(whoPathRule, { maxLength: 8 }), posture, pathComponents, who);
    fc.assert(
      fc.property(cases, ([drafts, behind, path, by]) => {
        agree(tableFrom(drafts, behind), path, by);
      }),
      { numRuns: 3_000 },
    );
  });

  it('come to the verdict of the evaluator where rules ask for arguments', () => {
    const cases = fc.tuple(fc.array(programRule, { maxLength: 6 }), posture, who);
    fc.assert(
      fc.property(cases, ([drafts, behind, by]) => {
        const source = by.source === null ? null : ['b'];
        agree(tableFrom(drafts, behind), ['a'], { ...by, source });
      }),
      { numRuns: 3_000 },
    );
  });

  it('mark exactly the nodes with a Block rule at or below them', () => {
    fc.assert(
      fc.property(fc.array(plainPathRule, { maxLength: 6 }), (drafts) => {
        const nodes = compileRuleTable(tableFrom(drafts)).paths.views[0]?.trie.nodes ?? [];
        const blocks = drafts.filter((draft) => draft.action === 'Block');
        for (const [at, node] of nodes.entries()) {
          const path = pathOf(nodes, at);
          const under = blocks.some(
            ({ match }) =>
              match.type === 'path' &&
              path.every((part, depth) => part === match.components[depth]),
          );
          if (under) expect(node.blockBelow).toBe(true);
          if (blocks.length === 0) expect(node.blockBelow).toBe(false);
        }
      }),
    );
  });
});

function pathOf(nodes: readonly { component: string; parent: number }[], at: number): string[] {
  const node = nodes[at];
  return node === undefined || node.parent < 0
    ? []
    : [...pathOf(nodes, node.parent), node.component];
}

describe('the compiled network list', () => {
  it('gives the verdict of the evaluator from a longest-prefix look-up for each source', () => {
    const operation = fc.record({
      address: fc.constantFrom(...ADDRESSES),
      port: fc.integer({ min: 1, max: 6 }),
      protocol: fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const, 'other' as const),
      source: fc.option(pathComponents),
    });
    const cases = fc.tuple(fc.array(whoNetworkRule, { maxLength: 12 }), posture, operation);
    fc.assert(
      fc.property(cases, ([drafts, behind, asked]) => {
        const table = tableFrom(drafts, behind);
        const { sources, network, excluded } = compileRuleTable(table);
        expect(excluded).toEqual([]);
        const connect: Operation = { type: 'network', direction: 'egress', ...asked };
        const verdict = evaluate(table, connect);
        const by = sourceClass(sources, asked.source);
        expect(lookUp(network, asked, by)).toEqual(expected(verdict));
      }),
      { numRuns: 3_000 },
    );
  });

  it('means the table without the rules that found no room', () => {
    const port = fc.integer({ min: 1, max: 40 });
    const crowded = fc
      .tuple(networkRule, port)
      .map(([draft, at]) =>
        draft.match.type === 'network'
          ? { ...draft, match: { ...draft.match, portFrom: at, portTo: at } }
          : draft,
      );
    const rules = fc.array(crowded, { minLength: 60, maxLength: 120 });
    let overflowed = 0;
    fc.assert(
      fc.property(rules, fc.constantFrom(...ADDRESSES), port, (drafts, address, at) => {
        const table = tableFrom(drafts);
        const { network, excluded } = compileRuleTable(table);
        overflowed += excluded.length;
        for (const { entries } of network.prefixes)
          expect(entries.length).toBeLessThanOrEqual(MAX_PREFIX_ENTRIES);
        const out = new Set(excluded.map(({ index }) => index));
        const left = { ...table, rules: table.rules.filter(({ index }) => !out.has(index)) };
        const asked = { address, port: at, protocol: 'TCP' } as const;
        const connect: Operation = { type: 'network', direction: 'egress', source: null, ...asked };
        expect(lookUp(network, asked)).toEqual(expected(evaluate(left, connect)));
      }),
      { numRuns: 500 },
    );
    expect(overflowed).toBeGreaterThan(0);
  });

  it('says which rules a full prefix leaves out, and means the table without them', () => {
    const narrow = (port: number, cidr: string) =>
      ({
        class: 'network',
        action: 'Block',
        match: {
          type: 'network',
          direction: 'egress',
          cidr,
          protocol: 'TCP',
          portFrom: port,
          portTo: port,
        },
      }) as const;
    const ports = [...new Array(40).keys()].map((at) => at + 1);
    const table = tableFrom([
      narrow(99, '0.0.0.0/0'),
      ...ports.map((port) => narrow(port, '10.0.0.0/8')),
    ]);
    const { network, excluded } = compileRuleTable(table);
    expect(excluded.map((note) => note.index)).toEqual([33, 34, 35, 36, 37, 38, 39, 40, 41]);
    expect(excluded[0]?.reason).toBe(
      '10.0.0.0/8 already has 32 entries that come before it: what it forbids is not stopped',
    );
    const left: RuleTable = { ...table, rules: table.rules.slice(0, 32) };
    for (const port of [...ports, 99, 100]) {
      const asked = { address: '10.1.2.3', port, protocol: 'TCP' } as const;
      const connect: Operation = { type: 'network', direction: 'egress', source: null, ...asked };
      expect(lookUp(network, asked)).toEqual(expected(evaluate(left, connect)));
    }
  });
});

interface Asked {
  readonly address: string;
  readonly port: number;
  readonly protocol: string;
}

function lookUp({ prefixes }: NetworkList, asked: Asked, source = 0): KernelVerdict {
  const said = (by: number) =>
    whatIsSaid(
      prefixes.filter((prefix) => prefix.source === by),
      asked,
    );
  const general = said(0);
  if (source === 0) return kernelVerdict(general.decision, general.audit);
  const own = said(source);
  return kernelVerdict(own.decision ?? general.decision, own.audit || general.audit);
}

function whatIsSaid(prefixes: readonly NetworkPrefix[], asked: Asked) {
  const address = parseAddress(asked.address);
  let longest = { length: -1, entries: prefixes[0]?.entries ?? [] };
  for (const { cidr, entries } of prefixes) {
    const prefix = parseCidr(cidr);
    if (typeof prefix === 'string' || address === null) throw new Error(`cannot read ${cidr}`);
    if (containsAddress(prefix, address) && prefix.prefixLength > longest.length)
      longest = { length: prefix.prefixLength, entries };
  }
  const matching = (longest.length < 0 ? [] : longest.entries).filter(
    ({ protocol, portFrom, portTo }) =>
      (protocol === 'any' || protocol === asked.protocol) &&
      portFrom <= asked.port &&
      asked.port <= portTo,
  );
  const decides = ({ action, rule }: NetworkEntry) => action !== 'Audit' || rule === 'posture';
  const audit = matching.find((entry) => !decides(entry))?.rule;
  return { decision: matching.find(decides) ?? null, audit: typeof audit === 'number' ? audit : 0 };
}
