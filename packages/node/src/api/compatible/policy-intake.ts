import type { ApplyReport, PolicyName } from '@ringfence/model';
import { POLICY_STATUS, type PolicyStatus } from '@ringfence/model/compatible';
import type { NodeService } from '../service.ts';
import { type PolicyTarget, readPolicyEvent } from './policy-event.ts';
import { safeText } from './safe-text.ts';

/** How `ringfence policy get` names where such a policy came from. */
const FILE_NAME = 'kubearmor.sock';

/**
 * Takes policy from KubeArmor's clients. Their answer is one word; why it is that word is told to
 * whoever reads the node's own output.
 */
export class PolicyIntake {
  readonly #service: NodeService;
  readonly #tell: (line: string) => void;

  constructor(service: NodeService, tell: (line: string) => void) {
    this.#service = service;
    this.#tell = tell;
  }

  async take(bytes: Uint8Array, target: PolicyTarget): Promise<PolicyStatus> {
    try {
      const event = readPolicyEvent(bytes, target);
      if ('problem' in event) {
        this.#say(`a ${target} policy is refused: ${event.problem}`);
        return POLICY_STATUS.invalid;
      }
      if (event.type !== 'DELETED') return await this.#apply(event);
      const existed = await this.#service.deletePolicy(event.name);
      return existed ? POLICY_STATUS.deleted : POLICY_STATUS.notExist;
    } catch (error) {
      this.#say(
        `a ${target} policy failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      return POLICY_STATUS.failure;
    }
  }

  /** No policy of this kind is read here. */
  refuseNetworkPolicy(): PolicyStatus {
    this.#say('a network policy is refused: write its rules as egress of a WorkloadPolicy');
    return POLICY_STATUS.notEnabled;
  }

  async #apply(event: { type: string; name: PolicyName; text: string }): Promise<PolicyStatus> {
    const report = await this.#service.applyPolicy(event.text, FILE_NAME);
    const [problem] = report.problems.filter(({ severity }) => severity === 'error');
    if (problem !== undefined) {
      const { path, message, code } = problem;
      this.#say(`${nameText(event.name)} is refused: ${path}: ${message} [${code}]`);
      return POLICY_STATUS.invalid;
    }
    const missing = notInForce(report);
    if (missing > 0)
      this.#say(
        `${nameText(event.name)} is applied, and rules of it are not in force in full: ${missing}; ` +
          `ringfence policy get ${event.name.name} says why`,
      );
    return event.type === 'MODIFIED' ? POLICY_STATUS.modified : POLICY_STATUS.applied;
  }

  #say(line: string): void {
    this.#tell(safeText(`${FILE_NAME}: ${line}`));
  }
}

function notInForce({ policies }: ApplyReport): number {
  const rules = policies.flatMap(({ policy }) => policy.rules);
  // Audited is all that an Audit rule asks for, and less than what any other does.
  return rules.filter(({ action, standings }) =>
    standings.some(
      ({ state }) => state !== 'enforced' && (state !== 'audited' || action !== 'Audit'),
    ),
  ).length;
}

function nameText({ kind, namespace, name }: PolicyName): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
