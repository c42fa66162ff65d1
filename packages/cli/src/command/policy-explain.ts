import type { Posture, Workload } from '@ringfence/model';
import {
  type Explanation,
  explain,
  type Policy,
  parseOperation,
  parsePath,
  parsePolicies,
} from '@ringfence/policy';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { toJson } from '../json.ts';
import { standardScreen } from '../terminal/screen.ts';
import { explanationJson, explanationView, type Standings } from '../view/explanation-view.ts';
import { askedOfNode } from './node-policies.ts';
import { problemTexts } from './policy-names.ts';
import { readPolicyText } from './policy-text.ts';

export interface PolicyExplainOptions {
  readonly socket: string;
  readonly output: 'human' | 'json';
  /** Empty: the node is asked. */
  readonly files: readonly string[];
  readonly labels: Workload['labels'];
  readonly namespace: string;
  readonly host: boolean;
  readonly workload: string;
  readonly operation: string;
  readonly source: string;
  readonly uid: number;
  readonly fileOwner: number;
  readonly terminal: boolean;
  readonly posture: Posture;
}

/** `ringfence policy explain`: one operation, by policies of files or of the node. */
export async function policyExplain(options: PolicyExplainOptions): Promise<ExitCode> {
  const operation = operationOf(options);
  const asked =
    options.files.length > 0
      ? { ...(await askedOfFiles(options)), standings: null }
      : await askedOfNode(options.socket, options.workload);
  const explanation = explain(asked.policies, asked.workload, operation, options.posture);
  await show(explanation, asked.workload, asked.standings, options);
  return EXIT.ok;
}

function operationOf(options: PolicyExplainOptions) {
  const { operation, source, uid, fileOwner, terminal } = options;
  const program = source === '' ? null : parsePath(source);
  if (typeof program === 'string') throw new Failure(EXIT.usage, `--source ${program}`);
  const parsed = parseOperation(operation, { source: program, owner: uid === fileOwner, terminal });
  if (typeof parsed === 'string') throw new Failure(EXIT.usage, `--operation: ${parsed}`);
  return parsed;
}

async function askedOfFiles(options: PolicyExplainOptions) {
  // As applying them would have it: of the same name, the last counts.
  const policies = new Map<string, Policy>();
  for (const file of options.files) {
    const text = await readPolicyText(file);
    const parsed = parsePolicies(text.text, text.fileName);
    if (parsed.errors.length > 0)
      throw new Failure(EXIT.failed, `nothing to explain: ${problemTexts(text, parsed.errors)}`);
    for (const policy of parsed.policies) policies.set(JSON.stringify(policy.name), policy);
  }
  const { host, labels } = options;
  const workload: Workload = {
    id: host ? 'host' : 'workload',
    kind: host ? 'host' : 'container',
    name: host ? 'host' : 'a container',
    namespace: host ? '' : options.namespace,
    labels,
    image: '',
    runtime: '',
    pid: 0,
    cgroupPath: '',
    cgroupId: 0n,
  };
  return { policies: [...policies.values()], workload };
}

async function show(
  explanation: Explanation,
  workload: Workload,
  standings: Standings | null,
  { output, operation }: PolicyExplainOptions,
): Promise<void> {
  const screen = standardScreen();
  await screen.write(
    output === 'json'
      ? `${toJson(explanationJson(explanation, operation, workload, standings), 2)}\n`
      : explanationView(explanation, operation, workload, standings, screen),
  );
}
