import { NODE_EXIT } from '@ringfence/node/options';

/** What scripts can rely on. Every code stands here and in `--help`. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  unreachable: 3,
  notInFull: 4,
  notFound: 5,
  down: NODE_EXIT.down,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'done',
  failed: 'it failed, or the policy text has errors and nothing was applied',
  usage: 'the command line is wrong',
  unreachable: 'no node answers on the socket, or it went away',
  notInFull:
    'policy apply: applied, and some rule is not enforced or seen in full here; policy lint: warnings',
  notFound: 'the node has no such policy or workload',
  down: 'node: it cannot run here, and says why: mode down',
};

/** The part of `--help` that explains exit codes. */
export function exitCodeHelp(): string {
  const lines = Object.entries(MEANINGS).map(
    ([name, meaning]) => `  ${EXIT[name as keyof typeof EXIT]}  ${meaning}`,
  );
  return `Exit codes:\n${lines.join('\n')}`;
}
