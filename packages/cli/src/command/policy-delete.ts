import type { PolicyName } from '@ringfence/model';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { type NodeClient, withNode } from '../node-client.ts';
import { standardScreen } from '../terminal/screen.ts';
import { policyNameText } from '../view/policy-view.ts';
import { policyNamesIn } from './policy-names.ts';
import { readPolicyText } from './policy-text.ts';

export interface PolicyDeleteOptions {
  readonly socket: string;
  /** Empty where files name the policies. */
  readonly name: string;
  readonly files: readonly string[];
  readonly namespace: string;
  readonly kind: PolicyName['kind'] | '';
}

/** `ringfence policy delete`: goes on past a policy that is not there, and says so at the end. */
export async function policyDelete(options: PolicyDeleteOptions): Promise<ExitCode> {
  const names: PolicyName[] = [];
  for (const file of options.files) names.push(...policyNamesIn(await readPolicyText(file)));
  const screen = standardScreen();

  return withNode(options.socket, async (node) => {
    if (options.name !== '') names.push(await findPolicy(node, options));
    let exitCode: ExitCode = EXIT.ok;
    for (const name of names) {
      try {
        await node.call('deletePolicy', name);
        await screen.write(`${policyNameText(name)} deleted\n`);
      } catch (error) {
        if (!(error instanceof Failure && error.exitCode === EXIT.notFound)) throw error;
        process.stderr.write(`ringfence: ${policyNameText(name)} is not on this node\n`);
        exitCode = EXIT.notFound;
      }
    }
    return exitCode;
  });
}

/** The one policy that a name means; deleting is no place to guess. */
async function findPolicy(node: NodeClient, options: PolicyDeleteOptions): Promise<PolicyName> {
  const { kind, namespace, name } = options;
  const [found, ...others] = await node.call('listPolicies', { kind, namespace, name });
  if (found === undefined) {
    throw new Failure(EXIT.notFound, `there is no policy ${name} on this node`);
  }
  if (others.length > 0) {
    const all = [found, ...others].map((policy) => `\n  ${policyNameText(policy.name)}`);
    throw new Failure(EXIT.usage, `${name} may mean, say which with -n or --kind:${all.join('')}`);
  }
  return found.name;
}
