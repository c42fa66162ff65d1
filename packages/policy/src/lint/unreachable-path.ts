import type { Match, PathComponents } from '@ringfence/model';
import type { Remark } from './lint-finding.ts';
import { literalComponents } from './rule-cover.ts';

/** A deeper path cannot be judged in the kernel. */
const MAX_COMPONENTS = 64;

/** Links that every kernel makes: a path with its links resolved never leads through them. */
const KERNEL_LINKS: ReadonlyMap<string, string> = new Map([
  ['/proc/self', '/proc/*/'],
  ['/proc/thread-self', '/proc/*/task/*/'],
  ['/proc/mounts', '/proc/*/mounts'],
  ['/proc/net', '/proc/*/net/'],
  ['/dev/fd', '/proc/*/fd/'],
  ['/dev/stdin', '/proc/*/fd/0'],
  ['/dev/stdout', '/proc/*/fd/1'],
  ['/dev/stderr', '/proc/*/fd/2'],
]);

/** Links of most images: what they lead to is what a path is in those. */
const IMAGE_LINKS: ReadonlyMap<string, string> = new Map([
  ['/bin', '/usr/bin'],
  ['/sbin', '/usr/sbin'],
  ['/lib', '/usr/lib'],
  ['/lib64', '/usr/lib64'],
  ['/var/run', '/run'],
  ['/var/lock', '/run/lock'],
]);

/** Why no task can ever be at such a path; null where one can. */
export function unreachableRemark(match: Match): Remark | null {
  const components = leading(match);
  if (components === null) return null;
  if (components.length > MAX_COMPONENTS)
    return {
      kind: 'unreachable',
      message:
        `a path of ${components.length} components is beyond the ${MAX_COMPONENTS} that can be ` +
        'judged: a workload with a file Block is refused it anyway',
      mend: 'name a directory above it',
    };
  const link = linkOn(components, KERNEL_LINKS);
  if (link === null) return null;
  return {
    kind: 'unreachable',
    message: `${link.from} is a link, and rules see paths with links resolved: this never matches`,
    mend: `use matchPatterns with what it leads to, ${link.to}`,
  };
}

/** The same path behind a link of most images, with what to write; null where there is none. */
export function linkedPlace(
  match: Match,
): { readonly real: Match; readonly remark: Remark } | null {
  if (match.type !== 'path') return null;
  const link = linkOn(match.components, IMAGE_LINKS);
  if (link === null) return null;
  const rest = match.components.slice(link.depth);
  const target = link.to.split('/').filter((component) => component !== '');
  const components = [...target, ...rest];
  const slash = match.reach === 'exact' ? '' : '/';
  return {
    real: { ...match, components },
    remark: {
      kind: 'linkedPath',
      message:
        `${link.from} is a link to ${link.to} in most images, and rules see paths with links ` +
        'resolved: there this never matches',
      mend: `add the same rule for /${components.join('/')}${slash}`,
    },
  };
}

/** Deeper than anything that can be judged. */
export function isTooDeep(match: Match): boolean {
  return (leading(match)?.length ?? 0) > MAX_COMPONENTS;
}

function leading(match: Match): PathComponents | null {
  if (match.type === 'path') return match.components;
  return match.type === 'pattern' ? literalComponents(match) : null;
}

function linkOn(components: PathComponents, links: ReadonlyMap<string, string>) {
  for (let depth = 1; depth <= Math.min(components.length, 2); depth++) {
    const from = `/${components.slice(0, depth).join('/')}`;
    const to = links.get(from);
    if (to !== undefined) return { from, to, depth };
  }
  return null;
}
