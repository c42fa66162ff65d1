import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { layerRulesOf } from './layer-rules.ts';

const SOURCES = ['packages', 'tests', 'bench', 'build', 'deploy'];

export interface LayerReport {
  readonly violations: readonly string[];
  readonly modules: number;
  /** On disk and not analysed: with any of these the verdict would mean nothing. */
  readonly unseen: readonly string[];
}

/** Checks who imports whom in the tree under `root`. */
export async function checkLayers(
  root: string,
  options: ICruiseOptions = {},
): Promise<LayerReport> {
  const onDisk = globSync('{packages/*/src,tests,bench,build,deploy}/**/*.ts', { cwd: root });
  const folders = SOURCES.filter((folder) => onDisk.some((file) => file.startsWith(folder)));
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: layerRulesOf(root) },
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true,
      ...options,
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  );
  const result = output as ICruiseResult;
  const seen = new Set(result.modules.map((module) => module.source));
  const comments = new Map(layerRulesOf(root).map((rule) => [rule.name, rule.comment]));
  return {
    violations: result.summary.violations.map(
      ({ rule, from, to }) => `${from} imports ${to}: ${rule.name} (${comments.get(rule.name)})`,
    ),
    modules: onDisk.filter((file) => seen.has(file)).length,
    unseen: onDisk.filter((file) => !seen.has(file)),
  };
}

async function main(): Promise<void> {
  const { violations, modules, unseen } = await checkLayers(process.cwd());
  for (const violation of violations) console.error(violation);
  for (const file of unseen) console.error(`${file}: on disk, but the analysis did not see it`);
  if (modules === 0) console.error('No module was analysed');
  console.log(`${modules} modules, ${violations.length} violations, ${unseen.length} unseen`);
  if (violations.length + unseen.length > 0 || modules === 0) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
