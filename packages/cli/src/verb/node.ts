import { DEFAULT_POSTURE, type Posture } from '@ringfence/model';
import {
  DEFAULT_CONTAINERD,
  DEFAULT_STATE_DIR,
  type LoopbackAddress,
  VISIBILITY_CLASSES,
  type VisibilityClass,
} from '@ringfence/node/options';
import { type Command, Option } from 'commander';
import { loopbackAddress, posture, visibility } from '../option.ts';
import { VERSION } from '../version.ts';
import type { Finish } from './verb.ts';

interface NodeFlags {
  readonly socket: string;
  readonly stateDir: string;
  readonly containerd: string;
  readonly visibility: readonly VisibilityClass[];
  readonly posture: Posture;
  readonly compatiblePort?: LoopbackAddress;
  readonly uninstall: boolean;
}

const EXAMPLES = `
Enforcement outlives the node: it goes on when the node is stopped or killed, and ends with
--uninstall.

KubeArmor's clients are served on kubearmor.sock, beside the node's socket.

Examples:
  ringfence node
  ringfence node --visibility process,file,network --state-dir /srv/ringfence
  ringfence node --posture file=block,network=block
  ringfence node --uninstall`;

/** `ringfence node` */
export function addNodeVerb(program: Command, finish: Finish): void {
  const classes = VISIBILITY_CLASSES.join(',');
  program
    .command('node')
    .description('run the sensor and enforcer of this host, as root')
    .option('--state-dir <path>', 'where the last good policies are kept', DEFAULT_STATE_DIR)
    .option('--containerd <path>', "containerd's socket, or none", DEFAULT_CONTAINERD)
    .addOption(
      new Option('--visibility <classes>', `what to show without policy: ${classes}, or none`)
        .argParser(visibility)
        .default(['process', 'network'], 'process,network'),
    )
    .addOption(
      new Option(
        '--posture <list>',
        'what containers with Allow rules may do beside: file, network, privilege, =audit or =block',
      )
        .argParser(posture)
        .default(DEFAULT_POSTURE, 'audit'),
    )
    .addOption(
      new Option(
        '--compatible-port <port>',
        "serve KubeArmor's clients on loopback too: alerts, logs and the probe, to any local user",
      ).argParser(loopbackAddress),
    )
    .option('--uninstall', 'lift enforcement and remove everything from the kernel', false)
    .addHelpText('after', EXAMPLES)
    .action(async (_options: unknown, command: Command) => {
      const { containerd, ...flags } = command.optsWithGlobals<NodeFlags>();
      const { node } = await import('../command/node.ts');
      finish(
        await node({
          ...flags,
          containerd: containerd === 'none' ? null : containerd,
          compatiblePort: flags.compatiblePort ?? null,
          version: VERSION,
        }),
      );
    });
}
