import type { PolicyReport } from '@ringfence/model';
import { EXIT } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { toJson } from '../json.ts';
import { withNode } from '../node-client.ts';
import { type Screen, standardScreen } from '../terminal/screen.ts';
import { policyTable, policyView } from '../view/policy-view.ts';
import type { ReadingOptions } from './reading.ts';

export interface PolicyGetOptions extends Omit<ReadingOptions, 'output'> {
  readonly output: 'human' | 'json' | 'yaml';
  /** Empty: every policy. */
  readonly name: string;
  readonly namespace: string;
  readonly kind: PolicyReport['name']['kind'] | '';
}

/** `ringfence policy get`: a table of all, or one with every rule. */
export async function policyGet(options: PolicyGetOptions): Promise<void> {
  const { kind, namespace, name, output } = options;
  const policies = await withNode(options.socket, (node) =>
    node.call('listPolicies', { kind, namespace, name }),
  );
  if (name !== '' && policies.length === 0) {
    throw new Failure(EXIT.notFound, `there is no policy ${name} on this node`);
  }
  const screen = standardScreen();
  if (output === 'json') await screen.write(`${toJson(policies, 2)}\n`);
  else if (output === 'yaml') await screen.write(yamlText(policies));
  else if (name === '') await screen.write(tableText(policies, screen));
  else await screen.write(policies.map((policy) => policyView(policy, '', screen)).join('\n'));
}

function tableText(policies: readonly PolicyReport[], screen: Screen): string {
  return policies.length === 0 ? 'no policies\n' : policyTable(policies, screen);
}

/** The texts as they were given: what `policy apply -f -` takes. */
function yamlText(policies: readonly PolicyReport[]): string {
  return policies.map(({ text }) => (text.endsWith('\n') ? text : `${text}\n`)).join('---\n');
}
