import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linkedPaths } from './markdown-links.ts';

interface TextRule {
  readonly pattern: RegExp;
  readonly why: string;
  /** Files it holds for; every text file where absent. */
  readonly files?: RegExp;
  readonly except?: RegExp;
}

const CODE = /\.(ts|tsx|c|h|sh|mjs|cjs)$|^Makefile$|^\.ci\/run$/;
const GENERATED = /(^|\/)generated\/|^package-lock\.json$/;
const LONGEST = 400;
const KERNEL_SIDE = /^bpf\/.*\.[ch]$/;
const KERNEL_LICENCE = 'SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause';

// Written so that this file does not match itself.
const TEXT_RULES: readonly TextRule[] = [
  {
    pattern: /(?<![\w./~-])\/(?:work|farm|root)\/[\w.]|(?<![\w./~-])\/home\/[a-z]+\/\w/,
    why: 'path of one machine',
  },
  {
    pattern: /"resolved"\s*:\s*"\w+:/,
    why: 'download address in a lock file (see .npmrc)',
    files: /(^|\/)package-lock\.json$/,
  },
  {
    pattern: /https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio)[\w.-]*[:/]/,
    why: 'address of a package registry',
  },
  { pattern: /\b(?:TO[D]O|FIX[M]E|XX[X])\b/, why: 'left-over: finish it or write an issue' },
  {
    pattern: /\b(?:describe|it|test)\.(?:skip|only|todo)\b/,
    why: 'tests are skipped by requireKernel alone, naming what the kernel lacks',
    files: /\.ts$/,
  },
  {
    pattern: /\bdlopen\(|ringfence\.node['"`]/,
    why: 'packages/kernel alone loads the native addon',
    files: /^packages\/.*\.ts$/,
    except: /^packages\/kernel\//,
  },
];

const EMPTY_NAMES = /^(?:utils?|helpers?|common|misc|shared|stuff)\.(?:ts|tsx|c|h|js|sh)$/;

/** What is wrong with one file of the repository, each with its line. */
export function hygieneOf(path: string, text: string): string[] {
  if (GENERATED.test(path) && !path.endsWith('.json')) return [];
  const lines = text.split('\n');
  const found = TEXT_RULES.filter(
    ({ files, except }) => (files?.test(path) ?? true) && !except?.test(path),
  ).flatMap(({ pattern, why }) =>
    lines.flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${why}`] : [])),
  );
  if (CODE.test(path) && lines.length - 1 > LONGEST) {
    found.push(`${path}: ${lines.length - 1} lines, more than ${LONGEST}: is it one concept?`);
  }
  if (KERNEL_SIDE.test(path) && !lines[0]?.includes(KERNEL_LICENCE)) {
    found.push(`${path}:1: the first line names no licence: ${KERNEL_LICENCE}`);
  }
  if (EMPTY_NAMES.test(basename(path))) found.push(`${path}: the name says nothing of the subject`);
  return found;
}

function brokenLinks(page: string, text: string): string[] {
  return linkedPaths(page, text)
    .filter(({ path }) => !existsSync(path))
    .map(({ path, line }) => `${page}:${line}: links to ${path}, which is not there`);
}

function repositoryFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((path) => path && statSync(path, { throwIfNoEntry: false })?.isFile());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = repositoryFiles();
  const found = files.flatMap((path) => {
    const bytes = readFileSync(path);
    if (bytes.includes(0)) return [];
    const text = bytes.toString('utf8');
    return [...hygieneOf(path, text), ...(path.endsWith('.md') ? brokenLinks(path, text) : [])];
  });
  for (const line of found) console.error(line);
  console.log(`${files.length} files, ${found.length} findings`);
  if (found.length > 0 || files.length === 0) process.exitCode = 1;
}
