import type { PathComponents } from '@ringfence/model';
import { MAX_PATTERN_ALTERNATIVES, patternProblem } from '../evaluate/glob-tokens.ts';
import type { Problem } from './policy-error.ts';

const MAX_COMPONENT_BYTES = 255;
const MAX_PATH_BYTES = 4096;

/** Components of a path that passed its check. */
export function toComponents(path: string): PathComponents {
  const known = recent.get(path);
  if (known !== undefined) return known;
  const components = path.split('/').filter((component) => component !== '');
  if (recent.size >= MAX_RECENT) recent.clear();
  recent.set(path, components);
  return components;
}

/** A path that stands a thousand times, by an alias too, is kept once. */
const recent = new Map<string, PathComponents>();
const MAX_RECENT = 256;

/** Why this cannot be the path of a file. */
export function pathProblem(path: string): Problem | null {
  if (path === '/') return bad('/ is a directory', 'use matchDirectories with dir: /');
  if (path.startsWith('/') && path.endsWith('/') && canonicalProblem(path.slice(0, -1)) === null)
    return bad(
      'a path names one file and does not end with /',
      `write ${path.slice(0, -1)}, or use matchDirectories with dir: ${path}`,
    );
  return canonicalProblem(path);
}

/** Why this cannot be a directory. */
export function directoryProblem(dir: string): Problem | null {
  if (dir === '/') return null;
  if (dir.endsWith('/')) return canonicalProblem(dir.slice(0, -1));
  return canonicalProblem(dir) ?? bad('a directory ends with /', `write ${dir}/`);
}

/** Why this cannot be a program's name. */
export function fileNameProblem(name: string): Problem | null {
  if (name === '') return bad('the name is empty', '');
  if (name.includes('/')) return bad('a name holds no /', 'use path for a whole path');
  return canonicalProblem(`/${name}`);
}

/** Why this cannot be a pattern over paths. */
export function patternTextProblem(pattern: string): Problem | null {
  const problem = (message: string, mend: string): Problem => ({
    kind: 'badPattern',
    message,
    mend,
  });
  if (!pattern.startsWith('/'))
    return problem('a pattern is matched on whole paths, which start with /', 'start it with /');
  if (pattern.includes('\0') || !pattern.isWellFormed())
    return problem('no path holds such a character', 'remove it');
  if (Buffer.byteLength(pattern) > MAX_PATH_BYTES)
    return problem(`it is longer than ${MAX_PATH_BYTES} bytes`, 'shorten it');
  const component = pattern.slice(1).split('/').find(neverInPath);
  if (component !== undefined)
    return problem(`no path has a component ${JSON.stringify(component)}`, 'remove it');
  patternBudget -= patternCost(pattern);
  if (patternBudget < 0)
    return {
      kind: 'limit',
      message: `the patterns of the file are too large together, with their alternatives`,
      mend: 'shorten them, or use directories',
    };
  const unreadable = patternProblem(pattern);
  return unreadable === null ? null : problem(unreadable, '');
}

/** Characters of all patterns of a file, each as often as it has alternatives. */
const MAX_PATTERN_COST = 400_000;
/** Of the file that is read: reading is synchronous, so there is only one. */
let patternBudget = MAX_PATTERN_COST;

/** To be called before each file. */
export function resetPatternBudget(): void {
  patternBudget = MAX_PATTERN_COST;
}

/** An upper bound: the braces may turn out unreadable, or the alternatives too many. */
function patternCost(pattern: string): number {
  let alternatives = 1;
  for (const group of pattern.split('{').slice(1)) {
    const choices = group.split('}', 1)[0]?.split(',').length ?? 1;
    alternatives = Math.min(alternatives * choices, MAX_PATTERN_ALTERNATIVES);
  }
  return pattern.length * alternatives;
}

/** A path is compared component by component, so it must be written in the one canonical way. */
function canonicalProblem(path: string): Problem | null {
  if (!path.startsWith('/'))
    return bad('it is relative', `paths start at the root of the workload: write /${path}`);
  if (path.includes('\0')) return bad('it holds a NUL byte, which no path can', 'remove it');
  if (!path.isWellFormed()) return bad('it holds half a character', 'write it in UTF-8');
  const bytes = Buffer.byteLength(path);
  if (bytes > MAX_PATH_BYTES)
    return bad(`it has ${bytes} bytes; the kernel takes ${MAX_PATH_BYTES} at most`, 'shorten it');
  // One pass over the text: a path may stand ten thousand times, and be as long as paths can be.
  if (/\/(?:\.{0,2})(?:\/|$)/.test(path))
    return bad(
      'it holds an empty component, . or ..',
      `write ${canonical(path.slice(1).split('/'))}`,
    );
  if (!LONG_COMPONENT.test(path)) return null;
  const long = path
    .split('/')
    .find((component) => Buffer.byteLength(component) > MAX_COMPONENT_BYTES);
  if (long !== undefined)
    return bad(
      `a component has ${Buffer.byteLength(long)} bytes; no file name has more than ` +
        `${MAX_COMPONENT_BYTES}`,
      'shorten it',
    );
  return null;
}

/** A component of fewer characters cannot be too long: none has more than three bytes. */
const LONG_COMPONENT = /[^/]{86}/;

function neverInPath(component: string): boolean {
  return component === '' || component === '.' || component === '..';
}

function canonical(components: readonly string[]): string {
  const kept: string[] = [];
  for (const component of components) {
    if (component === '..') kept.pop();
    else if (component !== '' && component !== '.') kept.push(component);
  }
  return `/${kept.join('/')}`;
}

function bad(message: string, mend: string): Problem {
  return { kind: 'badPath', message, mend };
}
