import { CAPABILITIES, type Capability } from '@ringfence/model';
import { native } from './native.ts';

/** What a node that runs cannot do without, and for what. */
export const KEPT_CAPABILITIES: readonly (readonly [name: Capability, feature: string])[] = [
  ['bpf', 'rows of maps, and what comes from the rings'],
  ['net_admin', 'to attach programs to the packets of a container that comes under such rules'],
  ['kill', 'to let a container go on that waited to be known, whoever it runs as'],
  ['sys_ptrace', 'what /proc tells of processes that have more rights than these'],
  ['dac_read_search', 'what /proc and cgroups hold that belongs to other users'],
];

/**
 * Gives up every other capability, for good and in all threads, and with it whatever an executed
 * program could add. Call when everything is loaded, attached and mounted.
 */
export function keepLeastRights(): void {
  const mask = KEPT_CAPABILITIES.reduce(
    (bits, [name]) => bits | (1n << BigInt(CAPABILITIES.indexOf(name))),
    0n,
  );
  native().keepCapabilities(
    Number(BigInt.asIntN(32, mask)),
    Number(BigInt.asIntN(32, mask >> 32n)),
  );
}
