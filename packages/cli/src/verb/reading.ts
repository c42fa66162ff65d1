import type { Activity, AlertChoice } from '@ringfence/model';
import { type Command, Option } from 'commander';
import type { ReadingOptions } from '../command/reading.ts';
import { ACTIVITY_TYPES, ALERT_CHOICES, lineCount, listOf, outputOption } from '../option.ts';
import { LINEAGES, type Lineage } from '../view/process-tree.ts';
import { addTopVerb } from './top.ts';
import { addWorkloadsVerbs } from './workloads.ts';

/** Verbs that ask the node and change nothing. */
export function addReadingVerbs(program: Command): void {
  addSimple(
    program,
    'probe',
    'what this kernel can see, audit and block, and why not',
    async () => (await import('../command/probe.ts')).probe,
  );
  addLogs(program);
  addWorkloadsVerbs(program);
  addSimple(
    program,
    'status',
    'how the node is, and whether anything was lost',
    async () => (await import('../command/status.ts')).status,
  );
  addTopVerb(program);
}

function addSimple(
  program: Command,
  name: string,
  description: string,
  load: () => Promise<(options: ReadingOptions) => Promise<void>>,
): void {
  program
    .command(name)
    .description(description)
    .addOption(outputOption('json'))
    .addHelpText('after', `\nExamples:\n  ringfence ${name}\n  ringfence ${name} -o json | jq .`)
    .action(async (_options: unknown, command: Command) => {
      const show = await load();
      await show(command.optsWithGlobals<ReadingOptions>());
    });
}

interface LogsFlags extends ReadingOptions {
  readonly follow: boolean;
  readonly reconnect: boolean;
  readonly lines?: number;
  readonly workload: string;
  readonly namespace: string;
  readonly type?: readonly Activity['type'][];
  readonly action?: readonly AlertChoice[];
  readonly policy: string;
  readonly alerts: boolean;
  readonly lineage: Lineage;
}

const LOGS_EXAMPLES = `
Gaps are always shown: they say how many records never got here, and where. With --follow it waits
for the next node when this one ends, says so on standard error, and goes on.

Examples:
  ringfence logs --follow --alerts
  ringfence logs -n 20 --workload pod-a --type file,exec
  ringfence logs -f -o json --action Block | jq .activity`;

function addLogs(program: Command): void {
  program
    .command('logs')
    .description('alerts and what workloads do')
    .option('-f, --follow', 'go on with what happens from now on', false)
    .option('--no-reconnect', 'end with --follow when the node does, with exit code 3')
    .option('-n, --lines <count>', 'how many of the latest (all; 10 with --follow)', lineCount)
    .option('-w, --workload <name>', 'of this workload, by name or id', '')
    .option('--namespace <namespace>', 'of workloads in this namespace', '')
    .option('--type <types>', `only ${ACTIVITY_TYPES.join('|')}`, listOf(ACTIVITY_TYPES))
    .option('--policy <name>', 'alerts of this policy', '')
    .addOption(
      new Option('--action <actions>', `only ${ALERT_CHOICES.join('|')}; none: no alert`).argParser(
        listOf(ALERT_CHOICES),
      ),
    )
    .addOption(new Option('--alerts', 'only alerts').default(false).conflicts('action'))
    .addOption(
      new Option('--lineage <part>', "of an alert's process: from its container's first, or full")
        .choices(LINEAGES)
        .default('container'),
    )
    .addOption(outputOption('json'))
    .addHelpText('after', LOGS_EXAMPLES)
    .action(async (_options: unknown, command: Command) => {
      const { type, action, alerts, lines, ...flags } = command.optsWithGlobals<LogsFlags>();
      const { logs } = await import('../command/logs.ts');
      await logs({
        ...flags,
        lines: lines ?? null,
        types: type ?? [],
        actions: alerts ? ['Block', 'Audit'] : (action ?? []),
      });
    });
}
