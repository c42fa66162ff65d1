import type { Workload } from '@ringfence/model';

const HOSTNAME_LABELS = ['kubearmor.io/hostname', 'kubernetes.io/hostname'];

/**
 * One label of a `nodeSelector`. Host names may be `*` or a list with commas, and under the
 * `...reg` keys each name may hold `*` for any characters; other labels are compared as they are.
 */
export function matchesHostLabel(key: string, wanted: string, workload: Workload): boolean {
  if (HOSTNAME_LABELS.includes(key)) {
    const names = wanted.split(',').map((name) => name.trim());
    const name = hostname(workload);
    return names.includes('*') || (name !== undefined && names.includes(name));
  }
  if (key.endsWith('reg') && HOSTNAME_LABELS.includes(key.slice(0, -'reg'.length))) {
    const name = hostname(workload);
    return name !== undefined && wanted.split(',').some((pattern) => matchesStars(pattern, name));
  }
  return Object.hasOwn(workload.labels, key) && workload.labels[key] === wanted;
}

function hostname(workload: Workload): string | undefined {
  const key = HOSTNAME_LABELS.find((candidate) => Object.hasOwn(workload.labels, candidate));
  return key === undefined ? undefined : workload.labels[key];
}

/** The pieces between stars must follow one another in the name. */
function matchesStars(pattern: string, name: string): boolean {
  const pieces = pattern.trim().split('*');
  const first = pieces.shift() ?? '';
  const last = pieces.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
