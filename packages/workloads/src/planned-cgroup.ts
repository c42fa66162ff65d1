/**
 * Where the runtime was told to put a container: components that its cgroup's path holds in a
 * row. A container may move its processes below that cgroup, never above it.
 */
export type PlannedCgroup = readonly string[];

function components(path: string): string[] {
  return path.split('/').filter((component) => component !== '' && component !== '.');
}

/**
 * Reads `linux.cgroupsPath` of an OCI runtime specification: a path, or `slice:prefix:name` for
 * a systemd scope. Null where the specification does not say, or cannot be read.
 */
export function parsePlannedCgroup(specification: Uint8Array): PlannedCgroup | null {
  let path: unknown;
  try {
    const text = new TextDecoder().decode(specification);
    path = (JSON.parse(text) as { linux?: { cgroupsPath?: unknown } } | null)?.linux?.cgroupsPath;
  } catch {
    // Not JSON: a runtime of another kind. The container's process says where it is.
    return null;
  }
  if (typeof path !== 'string' || path === '') return null;
  const unit = path.split(':');
  if (unit.length === 3 && !path.includes('/')) {
    const [, prefix = '', name = ''] = unit;
    if (name === '') return null;
    if (name.endsWith('.slice')) return [name];
    return [prefix === '' ? `${name}.scope` : `${prefix}-${name}.scope`];
  }
  const planned = components(path);
  return planned.length === 0 || planned.includes('..') ? null : planned;
}

const UNIT = /\.(?:scope|slice)$/;

/**
 * Whether a cgroup is the planned one itself. A unit has its name alone; a path counts from the
 * root, since a container manager inside another may have planned the same further down.
 */
export function isAsPlanned(path: string, planned: PlannedCgroup): boolean {
  const found = components(path);
  const [only = ''] = planned;
  if (planned.length === 1 && UNIT.test(only)) return found.at(-1) === only;
  return found.length === planned.length && planned.every((one, at) => found[at] === one);
}

/** As engines make them: long enough to be found in a path by chance nowhere. */
const UNMISTAKABLE = /^[0-9a-f]{64}$/;

/**
 * Where nothing was planned: up to the component that holds the container's id (`crio-ID.scope`,
 * `libpod-ID.scope`), below which crun puts its processes one deeper.
 */
export function cgroupNamedAfter(containerId: string, found: string): string {
  if (!UNMISTAKABLE.test(containerId)) return found;
  const path = components(found);
  const at = path.findIndex((component) => component.includes(containerId));
  return at < 0 ? found : `/${path.slice(0, at + 1).join('/')}`;
}

/**
 * The container's own cgroup, given the cgroup in which its first process was found: that path up
 * to the planned components where it holds them, else the path itself.
 */
export function containerCgroup(found: string, planned: PlannedCgroup | null): string {
  if (planned === null) return found;
  const path = components(found);
  for (let start = 0; start + planned.length <= path.length; start += 1) {
    if (planned.every((component, offset) => path[start + offset] === component)) {
      return `/${path.slice(0, start + planned.length).join('/')}`;
    }
  }
  return found;
}
