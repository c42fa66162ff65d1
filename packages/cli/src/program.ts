import { DEFAULT_SOCKET } from '@ringfence/node/options';
import { Command, CommanderError, Help, Option } from 'commander';
import { EXIT, exitCodeHelp } from './exit-code.ts';
import { Failure } from './failure.ts';
import { addNodeVerb } from './verb/node.ts';
import { addPolicyVerbs } from './verb/policy.ts';
import { addReadingVerbs } from './verb/reading.ts';
import type { Finish } from './verb/verb.ts';
import { VERSION } from './version.ts';

const EXAMPLES = `Examples:
  ringfence probe                          what this kernel can see, audit and block
  ringfence logs --follow --alerts         every alert as it happens
  ringfence policy apply -f policy.yaml    put policy in force
  ringfence status -o json                 for machines: every reading verb has it`;

/** Reads the command line, does what it says and gives the exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`ringfence: ${error.message.trimEnd()}\n`);
    return error.exitCode;
  }
  return exitCode;
}

/** That nothing is the default goes without saying. */
function describeOption(option: Option): string {
  const { defaultValue } = option;
  const isNothing = defaultValue === '' || defaultValue === false;
  const shown: Option = isNothing
    ? Object.assign(Object.create(Option.prototype), option, { defaultValue: undefined })
    : option;
  return Help.prototype.optionDescription(shown);
}

/** The whole command line; verbs are loaded when they are called. */
export function createProgram(finish: Finish): Command {
  const program = new Command('ringfence')
    .description('Sees what workloads do and stops what policy forbids, inside the kernel.')
    .version(VERSION, '-V, --version')
    .addOption(
      new Option('--socket <path>', "the node's socket")
        .env('RINGFENCE_SOCKET')
        .default(DEFAULT_SOCKET),
    )
    .configureHelp({ showGlobalOptions: true, optionDescription: describeOption })
    .showHelpAfterError('(--help tells more)')
    .exitOverride()
    .addHelpText('after', `\n${exitCodeHelp()}\n\n${EXAMPLES}`);
  addReadingVerbs(program);
  addPolicyVerbs(program, finish);
  addNodeVerb(program, finish);
  return program;
}
