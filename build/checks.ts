export interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** What mends it, where a command can. */
  readonly mend?: string;
}

const KERNEL_C = "git ls-files -z -co --exclude-standard 'bpf/*.[ch]' 'native/*.[ch]'";
const SCRIPTS = "git ls-files -z -co --exclude-standard '*.sh' .ci/run";

function shell(script: string): readonly string[] {
  return ['bash', '-o', 'pipefail', '-c', script];
}

/** Everything `make check` holds, slowest first. */
export const CHECKS: readonly Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'layers', command: ['node', 'build/layers.ts'] },
  { name: 'promises', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'unused', command: ['knip', '--no-progress', '--no-config-hints'] },
  {
    name: 'format and lint',
    command: ['biome', 'check', '--error-on-warnings', '.'],
    mend: 'make format',
  },
  {
    name: 'C format',
    command: shell(`${KERNEL_C} | xargs -0r clang-format-19 --dry-run -Werror`),
    mend: 'make format',
  },
  { name: 'shell scripts', command: shell(`${SCRIPTS} | xargs -0r shellcheck`) },
  {
    name: 'record layout',
    command: ['node', 'build/layout.ts', '--check'],
    mend: 'make generate',
  },
  {
    name: 'policy validator',
    command: ['node', 'build/policy-validator.ts', '--check'],
    mend: 'make generate',
  },
  { name: 'hygiene', command: ['node', 'build/hygiene.ts'] },
  { name: 'dependencies page', command: ['node', 'build/dependencies-page.ts'] },
];
