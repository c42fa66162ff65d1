import { type NodeAbilities, ruleStatuses } from '@ringfence/enforcers';
import {
  type AppliedPolicy,
  type ApplyReport,
  DEFAULT_POSTURE,
  HOST_WORKLOAD_ID,
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
import type { Enforcement } from './enforcement.ts';
import { type PolicyFiles, policyKey } from './policy-files.ts';

interface Held {
  readonly policy: Policy;
  readonly fileName: string;
}

/** The policies of this node: applied whole or not at all, kept on disk, and reported on. */
export class PolicyService {
  readonly #enforcement: Enforcement;
  readonly #files: PolicyFiles;
  readonly #abilities: () => NodeAbilities;
  readonly #held = new Map<string, Held>();

  constructor(enforcement: Enforcement, files: PolicyFiles, abilities: () => NodeAbilities) {
    this.#enforcement = enforcement;
    this.#files = files;
    this.#abilities = abilities;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Takes up the policies that were in force last; returns what can no longer be read. */
  restore(): string[] {
    const unreadable: string[] = [];
    for (const { name, text, fileName } of this.#files.load()) {
      const [policy] = parsePolicies(text, fileName).policies;
      if (policy === undefined) unreadable.push(`${name.kind} ${name.namespace}/${name.name}`);
      else this.#held.set(policyKey(policy.name), { policy, fileName });
    }
    this.#enforcement.prepare(this.#list()).commit();
    return unreadable;
  }

  apply(text: string, fileName: string): ApplyReport {
    const { policies, errors } = parsePolicies(text, fileName);
    if (errors.length > 0) return { problems: errors.map(problem), policies: [] };
    const next = new Map(this.#held);
    const changes: { key: string; change: AppliedPolicy['change'] }[] = [];
    for (const policy of policies) {
      const key = policyKey(policy.name);
      const before = this.#held.get(key);
      const unchanged = before?.policy.text === policy.text && before.fileName === fileName;
      changes.push({ key, change: unchanged ? 'unchanged' : before ? 'changed' : 'created' });
      next.set(key, { policy, fileName });
    }
    this.#replace(next, () => {
      for (const policy of policies)
        this.#files.save({ name: policy.name, text: policy.text, fileName });
    });
    const applied = changes.flatMap(({ key, change }) => {
      const held = this.#held.get(key);
      return held === undefined ? [] : [{ change, policy: this.#report(held) }];
    });
    return { problems: [], policies: applied };
  }

  delete(name: PolicyName): boolean {
    const key = policyKey(name);
    if (!this.#held.has(key)) return false;
    const next = new Map(this.#held);
    next.delete(key);
    this.#replace(next, () => this.#files.delete(name));
    return true;
  }

  reports(): PolicyReport[] {
    return [...this.#held.values()].map((held) => this.#report(held));
  }

  /** Filled in the kernel, then on disk, then in force: a failure leaves everything as it was. */
  #replace(next: ReadonlyMap<string, Held>, persist: () => void): void {
    const prepared = this.#enforcement.prepare([...next.values()].map(({ policy }) => policy));
    persist();
    prepared.commit();
    this.#held.clear();
    for (const [key, held] of next) this.#held.set(key, held);
  }

  #list(): Policy[] {
    return [...this.#held.values()].map(({ policy }) => policy);
  }

  #report({ policy, fileName }: Held): PolicyReport {
    const workloads: Workload[] = [];
    const standings: RuleStanding[][] = policy.rules.map(() => []);
    for (const { workload, set, rules, bound } of this.#enforcement.rulesOf(policy)) {
      workloads.push(workload);
      const statuses = ruleStatuses(rules, set.compiled, this.#abilities());
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
      trouble: '',
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

const NOBODY: Workload = {
  id: HOST_WORKLOAD_ID,
  kind: 'host',
  name: '',
  namespace: '',
  labels: {},
  image: '',
  runtime: '',
  pid: 0,
  cgroupPath: '/',
  cgroupId: 0n,
};

function unbound({ index }: RuleStatus): RuleStatus {
  return { index, state: 'not-enforced', detail: 'no cgroup leads to this workload yet' };
}

function indexed(policy: Policy) {
  return policy.rules.map((rule, position) => ({ ...rule, index: position + 1 }));
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
