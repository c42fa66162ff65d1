import { type NodeAbilities, ruleStatuses } from '@ringfence/enforcers';
import {
  type AppliedPolicy,
  type ApplyReport,
  DEFAULT_POSTURE,
  type PolicyName,
  type PolicyProblem,
  type PolicyReport,
  type RuleReport,
  type RuleStanding,
  type RuleStatus,
  summarizeRule,
  type Workload,
} from '@ringfence/model';
import {
  buildRuleTable,
  compileRuleTable,
  type Policy,
  type PolicyError,
  parsePolicies,
} from '@ringfence/policy';
import { withoutPackets } from '../abilities.ts';
import type { Enforcement } from './enforcement.ts';
import { NOBODY } from './nobody.ts';
import { type PolicyFiles, policyKey } from './policy-files.ts';
import { indexed, readForm } from './read-form.ts';
import { type Held, restorePolicies, type Unread } from './restore.ts';

/** The policies of this node: applied whole or not at all, kept on disk, and reported on. */
export class PolicyService {
  readonly #enforcement: Pick<Enforcement, 'prepare' | 'rulesOf'>;
  readonly #files: PolicyFiles;
  readonly #abilities: () => NodeAbilities;
  readonly #held = new Map<string, Held>();
  #unread: readonly Unread[] = [];

  constructor(
    enforcement: Pick<Enforcement, 'prepare' | 'rulesOf'>,
    files: PolicyFiles,
    abilities: () => NodeAbilities,
  ) {
    this.#enforcement = enforcement;
    this.#files = files;
    this.#abilities = abilities;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Takes up the policies that were in force last. What cannot be read is among the troubles. */
  restore(): void {
    const { held, unread } = restorePolicies(this.#files);
    for (const one of held) this.#held.set(policyKey(one.policy.name), one);
    this.#unread = unread;
    // Two files may name one policy, as a copy does: one of them is in force.
    const added = [...this.#held.values()].map(({ policy }) => policy);
    this.#enforcement.prepare({ removed: [], added }).commit();
  }

  /** What is wrong with policies on disk until somebody applies or deletes them. */
  troubles(): string[] {
    const troubled = [...this.#held.values()].filter(({ trouble }) => trouble !== '');
    return [
      ...this.#unread.map(({ name, trouble }) => `NOT ENFORCED: ${nameText(name)}: ${trouble}`),
      ...troubled.map(({ policy, trouble }) => `${nameText(policy.name)}: ${trouble}`),
    ];
  }

  apply(text: string, fileName: string): ApplyReport {
    const { policies, errors } = parsePolicies(text, fileName);
    if (errors.length > 0) return { problems: errors.map(problem), policies: [] };
    const next = new Map<string, Held>();
    const changes: { key: string; change: AppliedPolicy['change'] }[] = [];
    for (const policy of policies) {
      const key = policyKey(policy.name);
      const before = this.#held.get(key);
      const unchanged =
        before?.policy.text === policy.text &&
        before.fileName === fileName &&
        before.trouble === '';
      changes.push({ key, change: unchanged ? 'unchanged' : before ? 'changed' : 'created' });
      next.set(key, { policy, fileName, trouble: '' });
    }
    this.#replace([...next.keys()], next, () => {
      for (const policy of policies)
        this.#files.save({
          name: policy.name,
          text: policy.text,
          fileName,
          readForm: readForm(policy),
        });
    });
    const replaced = new Set(policies.map(({ name }) => this.#files.fileOf(name)));
    this.#unread = this.#unread.filter(({ file }) => !replaced.has(file));
    const applied = changes.flatMap(({ key, change }) => {
      const held = this.#held.get(key);
      return held === undefined ? [] : [{ change, policy: this.#report(held) }];
    });
    return { problems: [], policies: applied };
  }

  delete(name: PolicyName): boolean {
    const key = policyKey(name);
    const unread = this.#unread.find((one) => policyKey(one.name) === key);
    if (unread !== undefined) {
      this.#files.remove(unread.file);
      this.#unread = this.#unread.filter((one) => one !== unread);
      return true;
    }
    if (!this.#held.has(key)) return false;
    this.#replace([key], NONE, () => this.#files.delete(name));
    this.#held.delete(key);
    return true;
  }

  reports(): PolicyReport[] {
    const unread = this.#unread.map(({ name, text, fileName, trouble }) => ({
      ...{ name, text, fileName, trouble },
      workloads: [],
      rules: [],
    }));
    return [...unread, ...[...this.#held.values()].map((held) => this.#report(held))];
  }

  /** Filled in the kernel, then on disk, then in force: a failure leaves everything as it was. */
  #replace(keys: readonly string[], next: ReadonlyMap<string, Held>, persist: () => void): void {
    const before = keys.flatMap((key) => this.#held.get(key) ?? []);
    const prepared = this.#enforcement.prepare({
      removed: before.map(({ policy }) => policy),
      added: [...next.values()].map(({ policy }) => policy),
    });
    persist();
    prepared.commit();
    for (const [key, held] of next) this.#held.set(key, held);
  }

  #report({ policy, fileName, trouble }: Held): PolicyReport {
    const workloads: Workload[] = [];
    const standings: RuleStanding[][] = policy.rules.map(() => []);
    for (const { workload, set, rules, packetless, bound } of this.#enforcement.rulesOf(policy)) {
      workloads.push(workload);
      const abilities = this.#abilities();
      const own = packetless === '' ? abilities : withoutPackets(abilities, packetless);
      const statuses = ruleStatuses(rules, set.notes, own);
      for (const [position, status] of statuses.entries())
        addStanding(standings[position] ?? [], bound ? status : unbound(status), workload.id);
    }
    if (workloads.length === 0)
      for (const [position, status] of this.#wouldBe(policy).entries())
        addStanding(standings[position] ?? [], status, null);
    return {
      name: policy.name,
      text: policy.text,
      fileName,
      workloads: workloads.map(({ id, name, namespace }) => ({ id, name, namespace })),
      rules: policy.rules.map(
        (rule, position): RuleReport => ({
          path: rule.origin.path,
          line: rule.origin.line,
          column: rule.origin.column,
          class: rule.class,
          action: rule.action,
          summary: summarizeRule(rule),
          standings: standings[position] ?? [],
        }),
      ),
      trouble,
    };
  }

  /** What would become of the rules if the policy selected somebody. */
  #wouldBe(policy: Policy): RuleStatus[] {
    const table = buildRuleTable([policy], NOBODY, DEFAULT_POSTURE);
    const rules = table.rules.length > 0 ? table.rules : indexed(policy);
    const compiled = compileRuleTable({ ...table, rules });
    return ruleStatuses(rules, compiled, this.#abilities());
  }
}

const NONE: ReadonlyMap<string, Held> = new Map();

function nameText({ kind, namespace, name }: PolicyName): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

function unbound({ index }: RuleStatus): RuleStatus {
  return { index, state: 'not-enforced', detail: 'no cgroup leads to this workload yet' };
}

function addStanding(list: RuleStanding[], status: RuleStatus, workload: string | null): void {
  const { state, detail } = status;
  const position = list.findIndex((other) => other.state === state && other.detail === detail);
  const before = list[position];
  const workloads = [...(before?.workloads ?? []), ...(workload === null ? [] : [workload])];
  if (before === undefined) list.push({ state, detail, workloads });
  else list[position] = { state, detail, workloads };
}

function problem(error: PolicyError): PolicyProblem {
  const { code, message, mend, line, column, path } = error;
  return { severity: 'error', code, message, mend, line, column, length: 0, path };
}
