import type { Match, PathMatch } from '@ringfence/model';
import type { PolicySpec } from '@ringfence/model/schema';
import { hasWildcard } from '../evaluate/glob.ts';
import { toComponents } from './path-syntax.ts';
import { type Annotations, eachEntry, type ReadRule, sourcesOf } from './read-rule.ts';

type ProcessSection = NonNullable<PolicySpec['process']>;
type FileSection = NonNullable<PolicySpec['file']>;

/** The rules of `process` and `file`, whose fields are the same but for a few. */
export function readPathRules(
  name: 'process' | 'file',
  section: ProcessSection | FileSection | undefined,
): ReadRule[] {
  if (section === undefined) return [];
  const path = ['spec', name];
  return [
    ...eachEntry<PathEntry>(section, [...path, 'matchPaths'], section.matchPaths, (entry) => [
      { ...fieldsOf(entry), class: name, match: subjectOf(entry) },
    ]),
    ...eachEntry(section, [...path, 'matchDirectories'], section.matchDirectories, (entry) => [
      { ...fieldsOf(entry), class: name, match: directoryOf(entry) },
    ]),
    ...eachEntry(section, [...path, 'matchPatterns'], section.matchPatterns, (entry) => [
      { ...fieldsOf(entry), class: name, match: patternOf(entry.pattern) },
    ]),
  ];
}

interface PathFields extends Annotations {
  readonly readOnly?: boolean;
  readonly ownerOnly?: boolean;
  readonly pts?: boolean;
  readonly allowedArgs?: readonly string[];
  readonly fromSource?: readonly { readonly path: string }[];
}

interface PathEntry extends PathFields {
  readonly path?: string;
  readonly execname?: string;
}

/** `pts: true` and an empty list of arguments ask for nothing. */
function fieldsOf(entry: PathFields) {
  const { allowedArgs = [] } = entry;
  return {
    ...(allowedArgs.length > 0 && { allowedArgs }),
    readOnly: entry.readOnly === true,
    ownerOnly: entry.ownerOnly === true,
    withoutTerminal: entry.pts === false,
    sources: sourcesOf(entry.fromSource),
  };
}

function subjectOf({ path, execname }: PathEntry): Match {
  if (path === undefined) return { type: 'name', name: execname ?? '' };
  return exactPath(path);
}

function exactPath(path: string): PathMatch {
  return { type: 'path', components: toComponents(path), reach: 'exact' };
}

function directoryOf(entry: { readonly dir: string; readonly recursive?: boolean }): PathMatch {
  const reach = entry.recursive === true ? 'below' : 'children';
  return { type: 'path', components: toComponents(entry.dir), reach };
}

/** A pattern without wildcards is the path it spells, with a path's precedence. */
function patternOf(pattern: string): Match {
  return hasWildcard(pattern) ? { type: 'pattern', pattern } : exactPath(pattern);
}
