import type { PathComponents, Rule } from '@ringfence/model';
import type { PathOperation } from './path-trie.ts';

/** What rules may ask of whoever acts. Each view of a rule set is a trie of its own. */
export interface View {
  /** Of the program that acts; 0 where no rule names it as a source. */
  readonly source: number;
  readonly owner: boolean;
  readonly terminal: boolean;
}

/** What the rules of a table ask at all; a view differs only in that. */
export interface Questions {
  readonly owner: boolean;
  readonly terminal: boolean;
}

/** The programs that the rules of a table name; the class of each is its position plus one. */
export type SourcePaths = readonly PathComponents[];

export function questionsOf(rules: readonly Rule[]): Questions {
  return {
    owner: rules.some(({ ownerOnly }) => ownerOnly),
    terminal: rules.some(({ withoutTerminal }) => withoutTerminal),
  };
}

/** Every program that some rule names as its source, once. */
export function sourcePaths(rules: readonly Rule[]): SourcePaths {
  const paths = new Map<string, PathComponents>();
  for (const { sources } of rules)
    for (const { components } of sources) paths.set(keyOf(components), components);
  return [...paths.values()];
}

/** Classes of the programs that a rule names. */
export function sourceClasses(paths: SourcePaths): (rule: Rule) => readonly number[] {
  const classes = new Map(paths.map((path, at) => [keyOf(path), at + 1]));
  return ({ sources }) => sources.map(({ components }) => classes.get(keyOf(components)) ?? 0);
}

/**
 * The rules for everyone, and those of each source by its class. Final Blocks stand among the latter
 * too, since no source is excepted from them.
 */
export function bySource<Each extends Rule>(
  rules: readonly Each[],
  sources: SourcePaths,
): { general: readonly Each[]; own: readonly (readonly [number, readonly Each[]])[] } {
  const classesOf = sourceClasses(sources);
  const general = rules.filter((rule) => rule.sources.length === 0);
  const final = general.filter((rule) => rule.final);
  const own = new Map<number, Each[]>();
  for (const rule of rules)
    for (const source of new Set(classesOf(rule))) {
      const list = own.get(source);
      if (list === undefined) own.set(source, [rule]);
      else list.push(rule);
    }
  return { general, own: [...own].map(([source, list]) => [source, [...list, ...final]] as const) };
}

/** The class of the program that acts. */
export function sourceClass(paths: SourcePaths, image: PathComponents | null): number {
  return image === null ? 0 : paths.findIndex((path) => keyOf(path) === keyOf(image)) + 1;
}

/** Views of one source class. */
export function viewsOf(source: number, { owner, terminal }: Questions): readonly View[] {
  const either = (asked: boolean) => (asked ? [false, true] : [false]);
  return either(owner).flatMap((own) =>
    either(terminal).map((tty) => ({ source, owner: own, terminal: tty })),
  );
}

export const READS: Readonly<Record<PathOperation, boolean>> = {
  read: true,
  write: false,
  exec: true,
};

function keyOf(components: PathComponents): string {
  return components.join('/');
}
