import type { Command } from 'commander';
import { filesOption, outputOption } from '../option.ts';
import type { Finish } from './verb.ts';

const EXAMPLES = `
No node is asked: the files are looked at together, as if all were applied. Errors are what cannot
be read, and rules that would deny the agent, the kubelet, the container runtime, sshd and the
like. Everything else is a warning, with a code that docs/errors.md explains.
Exit code 1: errors. Exit code 4: warnings alone.

Examples:
  ringfence policy lint -f policy.yaml
  ringfence policy lint -f policies/*.yaml -o json | jq '.problems[].code'
  ringfence policy lint --force -f host.yaml   self-harm is meant`;

interface LintFlags {
  readonly output: 'human' | 'json';
  readonly file: readonly string[];
  readonly force: boolean;
}

/** `ringfence policy lint` */
export function addLint(policy: Command, finish: Finish): void {
  policy
    .command('lint')
    .description('what may be wrong with policies, before they are applied')
    .argument('[files...]', 'more files')
    .addOption(filesOption('YAML to look at; - is standard input').makeOptionMandatory())
    .option('--force', 'rules that deny what the host rests on are warnings', false)
    .addOption(outputOption('json'))
    .addHelpText('after', EXAMPLES)
    .action(async (more: readonly string[], _options: unknown, command: Command) => {
      const { file, ...flags } = command.optsWithGlobals<LintFlags>();
      const { policyLint } = await import('../command/policy-lint.ts');
      finish(await policyLint({ ...flags, files: [...file, ...more] }));
    });
}
