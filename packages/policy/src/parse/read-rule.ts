import type { Action, Match, RuleClass, Source } from '@ringfence/model';
import type { FieldPath } from './field-path.ts';
import { toComponents } from './path-syntax.ts';

/** What a spec, a section or a rule may say about the alert and the action. */
export interface Annotations {
  readonly action?: Action;
  readonly severity?: number;
  readonly tags?: readonly string[];
  readonly message?: string;
}

/** A rule as its section gives it, before the policy's own fields are added. */
export interface ReadRule {
  readonly path: FieldPath;
  readonly class: RuleClass;
  readonly match: Match;
  /** Of the rule and, where it has none, of its section. */
  readonly annotations: Annotations;
  readonly sources?: readonly Source[];
  readonly readOnly?: boolean;
  readonly ownerOnly?: boolean;
  readonly withoutTerminal?: boolean;
  readonly allowedArgs?: readonly string[];
  readonly unsupported?: readonly string[];
}

/** The inner level's word where it has one, else the outer's. */
export function inherit(outer: Annotations, inner: Annotations): Annotations {
  return { ...annotationsOf(outer), ...annotationsOf(inner) };
}

function annotationsOf({ action, severity, tags, message }: Annotations): Annotations {
  return {
    ...(action !== undefined && { action }),
    ...(severity !== undefined && { severity }),
    ...(tags !== undefined && { tags }),
    ...(message !== undefined && { message }),
  };
}

/** Rules of a list in a section, each at its own path. */
export function eachEntry<Entry extends Annotations>(
  section: Annotations,
  path: FieldPath,
  entries: readonly Entry[] | undefined,
  read: (entry: Entry) => readonly Omit<ReadRule, 'path' | 'annotations'>[],
): ReadRule[] {
  return (entries ?? []).flatMap((entry, at) =>
    read(entry).map((rule) => ({
      ...rule,
      path: [...path, at],
      annotations: inherit(section, entry),
    })),
  );
}

/** The programs of a `fromSource`. */
export function sourcesOf(
  fromSource: readonly { readonly path: string }[] | undefined,
): readonly Source[] {
  return (fromSource ?? []).map(({ path }) => ({
    type: 'path',
    components: toComponents(path),
    reach: 'exact',
  }));
}
