/** One line of /proc/PID/cgroup: where a process stands in one hierarchy. */
export interface CgroupMembership {
  /** 0 for cgroup v2. */
  readonly hierarchyId: number;
  /** Empty for cgroup v2; `name=systemd` for a named hierarchy without controllers. */
  readonly controllers: readonly string[];
  readonly path: string;
}

const DELETED = ' (deleted)';

/** The lines of /proc/PID/cgroup. The path is everything after the second colon, as it may hold more. */
export function parseCgroupMemberships(text: string): CgroupMembership[] {
  const memberships: CgroupMembership[] = [];
  for (const line of text.split('\n')) {
    const match = /^(\d+):([^:]*):(\/.*)$/.exec(line);
    if (match === null) continue;
    const [, hierarchyId = '', controllers = '', path = ''] = match;
    memberships.push({
      hierarchyId: Number(hierarchyId),
      controllers: controllers === '' ? [] : controllers.split(','),
      path,
    });
  }
  return memberships;
}

/**
 * The cgroup of a process in the identity hierarchy, or null where it has none that can be
 * looked up from here: removed since, or outside this process's own view (`/../..`).
 */
export function cgroupPathIn(
  text: string,
  hierarchy: { readonly controller: string },
): string | null {
  const found = parseCgroupMemberships(text).find((membership) =>
    hierarchy.controller === ''
      ? membership.hierarchyId === 0 && membership.controllers.length === 0
      : membership.controllers.includes(hierarchy.controller),
  );
  if (found === undefined || found.path.endsWith(DELETED)) return null;
  if (found.path.split('/').includes('..')) return null;
  return found.path;
}
