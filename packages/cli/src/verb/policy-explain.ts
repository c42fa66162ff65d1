import { DEFAULT_POSTURE, type Posture } from '@ringfence/model';
import { type Command, Option } from 'commander';
import { filesOption, labels, outputOption, posture, userId } from '../option.ts';
import type { Finish } from './verb.ts';

const EXAMPLES = `
Operations: read, write, create, unlink, rename, link, symlink, mkdir, rmdir, mknod, chmod, chown,
truncate, setxattr, utime, setflags and exec, each with a path, and behind -- what exec is given;
connect and accept, each with a protocol, an address and a port; ptrace, mount, bpf, module, userns,
setuid, signal, io_uring.
With -f the files are asked, for a container in --namespace with --labels, or the host. Without,
the node is asked for its policies and for the workload, and says what became of each rule.

Examples:
  ringfence policy explain -f policy.yaml --labels app=pod-a --operation 'read /etc/bin/x'
  ringfence policy explain -f host.yaml --host --operation 'exec /bin/sh' --source /usr/sbin/sshd
  ringfence policy explain -f policy.yaml --labels app=pod-a --operation 'exec /bin/sh -- -c id'
  ringfence policy explain --workload pod-c --operation 'connect TCP 10.0.0.1:5000'`;

interface ExplainFlags {
  readonly socket: string;
  readonly output: 'human' | 'json';
  readonly file?: readonly string[];
  readonly labels?: ReadonlyMap<string, string>;
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

/** `ringfence policy explain` */
export function addExplain(policy: Command, finish: Finish): void {
  policy
    .command('explain')
    .description('which rule decides an operation, why, and what nearly matched')
    .requiredOption('--operation <operation>', "what is done, as in 'read /etc/passwd'")
    .addOption(filesOption('ask these policies, not the node; - is standard input'))
    .option('--labels <labels>', "the workload's, as in app=web,tier=front", labels)
    .option('--namespace <namespace>', "the workload's", 'default')
    .option('--host', 'the workload is the host', false)
    .option('-w, --workload <name>', 'a workload of the node, by name or id; host', '')
    .option('--source <path>', 'the program that does it', '')
    .option('--uid <uid>', 'the user that does it', userId, 0)
    .option('--file-owner <uid>', 'the user that the file belongs to', userId, 0)
    .option('--terminal', 'it has a controlling terminal', false)
    .addOption(
      new Option('--posture <list>', "the node's, as `ringfence node` was given it")
        .argParser(posture)
        .default(DEFAULT_POSTURE, 'audit'),
    )
    .addOption(outputOption('json'))
    .addHelpText('after', EXAMPLES)
    .action(async (_options: unknown, command: Command) => {
      const { file, labels: given, ...flags } = command.optsWithGlobals<ExplainFlags>();
      if (file === undefined && flags.workload === '')
        command.error('error: give either policies with -f or a workload of the node with -w');
      if (file !== undefined && flags.workload !== '')
        command.error('error: -w is a workload of the node, and with -f no node is asked');
      const { policyExplain } = await import('../command/policy-explain.ts');
      finish(
        await policyExplain({
          ...flags,
          files: file ?? [],
          labels: Object.fromEntries(given ?? []),
        }),
      );
    });
}
