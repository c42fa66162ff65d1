import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const PAGE = 'docs/dependencies.md';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

/** Names of the packages that the page has a row for: the code span that starts a table row. */
export function listedOn(page: string): Set<string> {
  return new Set([...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? ''));
}

/** Direct dependencies from elsewhere; our own packages need no reason. */
export function dependenciesOf(manifest: Manifest): string[] {
  return Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  }).filter((name) => !name.startsWith('@ringfence/'));
}

/** Debian packages that the set-up script installs: the words of its `packages=` lists. */
export function debianPackagesOf(script: string): string[] {
  return [...script.matchAll(/(?<![\w$])packages\+?=(?:"([^"]*)"|\(([^)]*)\))/gm)].flatMap(
    (match) => (match[1] ?? match[2] ?? '').replaceAll(/#.*$/gm, '').split(/\s+/).filter(Boolean),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const listed = listedOn(readFileSync(PAGE, 'utf8'));
  const used = new Map<string, string>();
  for (const file of ['package.json', ...globSync('packages/*/package.json')]) {
    for (const name of dependenciesOf(JSON.parse(readFileSync(file, 'utf8')) as Manifest)) {
      used.set(name, file);
    }
  }
  for (const script of globSync('deploy/setup/packages.sh')) {
    for (const name of debianPackagesOf(readFileSync(script, 'utf8'))) used.set(name, script);
  }
  const missing = [...used].filter(([name]) => !listed.has(name));
  const stale = [...listed].filter((name) => !used.has(name));
  for (const [name, file] of missing) {
    console.error(`${file}: ${name} has no row in ${PAGE} (why, size, licence, exit)`);
  }
  for (const name of stale) console.error(`${PAGE}: ${name} is no longer a dependency`);
  console.log(`${used.size} dependencies, ${missing.length} missing, ${stale.length} stale`);
  if (missing.length + stale.length > 0 || used.size === 0) process.exitCode = 1;
}
