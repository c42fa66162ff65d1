import type { PolicyKind } from '@ringfence/model';
import type { Command } from 'commander';
import type { PolicyGetOptions } from '../command/policy-get.ts';
import { filesOption, kindOption, outputOption } from '../option.ts';
import { addExplain } from './policy-explain.ts';
import { addLint } from './policy-lint.ts';
import type { Finish } from './verb.ts';

interface NameFlags {
  readonly socket: string;
  readonly namespace: string;
  readonly kind: PolicyKind | '';
  readonly file?: readonly string[];
}

/** `ringfence policy apply|get|delete|lint|explain`. */
export function addPolicyVerbs(program: Command, finish: Finish): void {
  const policy = program
    .command('policy')
    .description('apply, read, delete and understand policies');
  addApply(policy, finish);
  addGet(policy);
  addDelete(policy, finish);
  addLint(policy, finish);
  addExplain(policy, finish);
  policy.addHelpText(
    'after',
    '\nExamples:\n  ringfence policy apply -f policy.yaml\n  ringfence policy get',
  );
}

const APPLY_EXAMPLES = `
A file is applied whole, or, with one error in it, not at all.
Exit code 4: applied, and some rule is not enforced or not seen in full on this node.

Examples:
  ringfence policy apply -f policy.yaml
  ringfence policy get pod-a -o yaml | ringfence policy apply -f -`;

function addApply(policy: Command, finish: Finish): void {
  policy
    .command('apply')
    .description('put policy in force, or change it')
    .addOption(filesOption('YAML to apply; - is standard input').makeOptionMandatory())
    .addOption(outputOption('json'))
    .addHelpText('after', APPLY_EXAMPLES)
    .action(async (_options: unknown, command: Command) => {
      const { file, ...flags } = command.optsWithGlobals<{
        readonly socket: string;
        readonly output: 'human' | 'json';
        readonly file: readonly string[];
      }>();
      const { policyApply } = await import('../command/policy-apply.ts');
      finish(await policyApply({ ...flags, files: file }));
    });
}

const GET_EXAMPLES = `
Examples:
  ringfence policy get
  ringfence policy get pod-a -n default        every rule, and what became of it
  ringfence policy get pod-a -o yaml           the text as it was applied`;

function addGet(policy: Command): void {
  policy
    .command('get')
    .description('policies, and what became of their rules')
    .argument('[name]', 'one policy, in full', '')
    .option('-n, --namespace <namespace>', 'policies in this namespace', '')
    .addOption(kindOption())
    .addOption(outputOption('json', 'yaml'))
    .addHelpText('after', GET_EXAMPLES)
    .action(async (name: string, _options: unknown, command: Command) => {
      const { policyGet } = await import('../command/policy-get.ts');
      await policyGet({ ...command.optsWithGlobals<Omit<PolicyGetOptions, 'name'>>(), name });
    });
}

const DELETE_EXAMPLES = `
Examples:
  ringfence policy delete pod-a -n default
  ringfence policy delete -f policy.yaml       every policy that the file holds`;

function addDelete(policy: Command, finish: Finish): void {
  policy
    .command('delete')
    .description('take policy out of force')
    .argument('[name]', 'the policy', '')
    .option('-n, --namespace <namespace>', 'in this namespace', '')
    .addOption(kindOption())
    .addOption(filesOption('delete what this file holds; - is standard input'))
    .addHelpText('after', DELETE_EXAMPLES)
    .action(async (name: string, _options: unknown, command: Command) => {
      const { file = [], ...flags } = command.optsWithGlobals<NameFlags>();
      if ((name === '') === (file.length === 0)) {
        command.error('error: give either a name or a file with -f');
      }
      const { policyDelete } = await import('../command/policy-delete.ts');
      finish(await policyDelete({ ...flags, name, files: file }));
    });
}
