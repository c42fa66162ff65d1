import type { containerd } from '@ringfence/model/containerd';
import { type PlannedCgroup, parsePlannedCgroup } from './planned-cgroup.ts';

/** What a runtime's metadata says of a container, apart from its processes. */
export interface ContainerFacts {
  readonly runtimeNamespace: string;
  readonly containerId: string;
  /** What people call it; empty where that is its id. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  readonly runtime: string;
  readonly plannedCgroup: PlannedCgroup | null;
}

const NOTHING = new Uint8Array();
const text = new TextDecoder();

/** Reads containerd's record of a container. Bytes that are not UTF-8 become U+FFFD. */
export function containerFacts(
  runtimeNamespace: string,
  container: containerd.v1.Container.$Properties,
): ContainerFacts {
  // No prototype: a label may be called `__proto__`.
  const labels: Record<string, string> = Object.create(null);
  for (const { key, value } of container.labels ?? []) {
    labels[text.decode(key ?? NOTHING)] = text.decode(value ?? NOTHING);
  }
  return {
    runtimeNamespace,
    containerId: container.id ?? '',
    name: '',
    labels,
    image: text.decode(container.image ?? NOTHING),
    runtime: container.runtime?.name ?? '',
    plannedCgroup: parsePlannedCgroup(container.spec?.value ?? NOTHING),
  };
}
