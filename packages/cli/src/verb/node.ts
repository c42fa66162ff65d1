import { DEFAULT_POSTURE, type Posture } from '@ringfence/model';
import {
  DEFAULT_CONTAINERD,
  DEFAULT_DOCKER,
  DEFAULT_PODMAN,
  DEFAULT_RUNTIME_STATE,
  DEFAULT_STATE_DIR,
  HOLD_MODES,
  type HoldMode,
  type LoopbackAddress,
  type MetricsPlace,
  VISIBILITY_CLASSES,
  type VisibilityClass,
} from '@ringfence/node/options';
import { type Command, Option } from 'commander';
import { loopbackAddress, metricsPlace, posture, visibility } from '../option.ts';
import { VERSION } from '../version.ts';
import type { Finish } from './verb.ts';

interface NodeFlags {
  readonly socket: string;
  readonly stateDir: string;
  readonly containerd: string;
  readonly docker: string;
  readonly podman: string;
  readonly runtimeState: readonly string[];
  readonly visibility: readonly VisibilityClass[];
  readonly posture: Posture;
  readonly hold: HoldMode;
  readonly compatiblePort?: LoopbackAddress;
  readonly metrics?: MetricsPlace;
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

const pathOrNone = (text: string) => (text === 'none' ? null : text);

/** `ringfence node` */
export function addNodeVerb(program: Command, finish: Finish): void {
  const classes = VISIBILITY_CLASSES.join(',');
  program
    .command('node')
    .description('run the sensor and enforcer of this host, as root')
    .option('--state-dir <path>', 'where the last good policies are kept', DEFAULT_STATE_DIR)
    .option('--containerd <path>', "containerd's socket, or none", DEFAULT_CONTAINERD)
    .option('--docker <path>', "Docker's socket, or none", DEFAULT_DOCKER)
    .option('--podman <path>', "Podman's socket, or none", DEFAULT_PODMAN)
    .addOption(
      new Option('--runtime-state <folders>', 'where runc and crun keep their state, or none')
        .argParser((text) => (text === 'none' ? [] : text.split(',')))
        .default(DEFAULT_RUNTIME_STATE, DEFAULT_RUNTIME_STATE.join(',')),
    )
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
      new Option('--hold <mode>', 'a container that is still unknown after two seconds of waiting')
        .choices(HOLD_MODES)
        .default('start'),
    )
    .addOption(
      new Option(
        '--compatible-port <port>',
        "serve KubeArmor's clients on loopback too: alerts, logs and the probe, to any local user",
      ).argParser(loopbackAddress),
    )
    .addOption(
      new Option(
        '--metrics <where>',
        'serve metrics for Prometheus: a port on loopback, or the path of a Unix socket',
      ).argParser(metricsPlace),
    )
    .option('--uninstall', 'lift enforcement and remove everything from the kernel', false)
    .addHelpText('after', EXAMPLES)
    .action(async (_options: unknown, command: Command) => {
      const { containerd, docker, podman, ...flags } = command.optsWithGlobals<NodeFlags>();
      const { node } = await import('../command/node.ts');
      finish(
        await node({
          ...flags,
          containerd: pathOrNone(containerd),
          docker: pathOrNone(docker),
          podman: pathOrNone(podman),
          compatiblePort: flags.compatiblePort ?? null,
          metrics: flags.metrics ?? null,
          version: VERSION,
        }),
      );
    });
}
