import type { Command } from 'commander';
import type { ReadingOptions } from '../command/reading.ts';
import { outputOption } from '../option.ts';

const SHOW_EXAMPLES = `
What it did is counted since the node's agent started, or first knew it. Lists hold so many; what
they have no room for is counted, and said.

Examples:
  ringfence workloads show pod-a
  ringfence workloads show pod-a --all
  ringfence workloads show pod-a -o json | jq '.files[] | [.count, .action, .path]'`;

/** `ringfence workloads` and what is below it. */
export function addWorkloadsVerbs(program: Command): void {
  const workloads = program
    .command('workloads')
    .description('the workloads that the node knows, and what they do')
    .addOption(outputOption('json'))
    .addHelpText(
      'after',
      '\nExamples:\n  ringfence workloads\n  ringfence workloads -o json | jq .\n  ringfence workloads show pod-a',
    )
    .action(async (_options: unknown, command: Command) => {
      const show = (await import('../command/workloads.ts')).workloads;
      await show(command.optsWithGlobals<ReadingOptions>());
    });
  workloads
    .command('show')
    .description('one workload: its processes, programs, files, peers and alerts, with counts')
    .argument('<workload>', 'name or id, an id also by its first 12 or more characters')
    .option('--all', 'every row of each list', false)
    .addOption(outputOption('json'))
    .addHelpText('after', SHOW_EXAMPLES)
    .action(async (workload: string, _options: unknown, command: Command) => {
      const { workloadsShow } = await import('../command/workloads-show.ts');
      await workloadsShow({
        ...command.optsWithGlobals<ReadingOptions & { all: boolean }>(),
        workload,
      });
    });
}
