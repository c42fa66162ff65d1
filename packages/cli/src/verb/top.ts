import { type Command, InvalidArgumentError, Option } from 'commander';
import type { TopOptions } from '../command/top.ts';
import { outputOption } from '../option.ts';
import { SORT_KEYS } from '../view/activity-rates.ts';

const EXAMPLES = `
Keys: q quits, p shows or hides our own programs; e x o w c a l n sort by events, executions, opens,
changes, connects, alerts, lost and name. What programs cost is shown where kernel.bpf_stats_enabled
is set; that costs each run some nanoseconds. Without a terminal it tells once.

Examples:
  ringfence top
  ringfence top --sort alerts --interval 5
  ringfence top --once -o json | jq '.workloads[0]'`;

/** `ringfence top` */
export function addTopVerb(program: Command): void {
  program
    .command('top')
    .description('what workloads do at this moment, and what that costs')
    .option('--once', 'look twice, tell what was between, and end', false)
    .option('--interval <seconds>', 'between two looks', seconds, 2)
    .addOption(new Option('--sort <key>', 'by which column').choices(SORT_KEYS).default('events'))
    .addOption(outputOption('json'))
    .addHelpText('after', EXAMPLES)
    .action(async (_options: unknown, command: Command) => {
      const { top } = await import('../command/top.ts');
      await top(command.optsWithGlobals<TopOptions>());
    });
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value >= 0.2 && value <= 3600))
    throw new InvalidArgumentError('It is a number of seconds from 0.2 to 3600.');
  return value;
}
