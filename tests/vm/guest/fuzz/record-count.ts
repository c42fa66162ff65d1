import type { Lane, WorkloadLane } from '@ringfence/model';
import type { RingfenceNode } from '../harness/ringfence-node.ts';

/** Of a lane, since the node's agent started. */
interface Records {
  readonly lane: Lane;
  readonly emitted: bigint;
  readonly lost: bigint;
  /** Repeats that were folded included. */
  readonly told: bigint;
  /** Lost or refused, as it is counted for the workloads. */
  readonly missing: bigint;
}

/** What came since: emitted = told + lost + untold. */
interface Added {
  readonly lane: Lane;
  readonly emitted: bigint;
  readonly lost: bigint;
  readonly untold: bigint;
  /** Lost, and not counted for any workload. */
  readonly undeclared: bigint;
}

/** Of the node's canary, which are counted and not told: at most so many a minute. */
const OF_CANARY_A_MINUTE = 8;

/** What a node had to tell from a moment on, and what became of it. */
export class RecordCount {
  readonly #node: RingfenceNode;
  readonly #before: readonly Records[];
  readonly #since = Date.now();

  private constructor(node: RingfenceNode, before: readonly Records[]) {
    this.#node = node;
    this.#before = before;
  }

  static async from(node: RingfenceNode): Promise<RecordCount> {
    return new RecordCount(node, await count(node));
  }

  async added(): Promise<Added[]> {
    const records = await count(this.#node);
    return records.map((now, at): Added => {
      const since = (field: 'emitted' | 'lost' | 'told' | 'missing') =>
        now[field] - (this.#before[at]?.[field] ?? 0n);
      const [emitted, lost] = [since('emitted'), since('lost')];
      const untold = emitted - lost - since('told');
      return { lane: now.lane, emitted, lost, untold, undeclared: lost - since('missing') };
    });
  }

  /**
   * Whether all was told or is declared missing: what neither a workload's budget refused nor found
   * the ring full has vanished. Of behaviours forks are counted, and told with what they lead to.
   */
  isExact(lanes: readonly Added[]): boolean {
    const minutes = (Date.now() - this.#since) / 60_000;
    const ofCanary = BigInt(Math.ceil((minutes + 1) * OF_CANARY_A_MINUTE));
    return lanes.every(
      ({ lane, untold, undeclared }) =>
        undeclared === 0n && untold >= 0n && (lane === 'behaviours' || untold <= ofCanary),
    );
  }
}

async function count(node: RingfenceNode): Promise<Records[]> {
  const { workloads } = await node.client.call('getActivity', {});
  const { lanes } = await node.client.call('status', {});
  return lanes.map(({ lane, emitted, lost }) => {
    const own = workloads.flatMap((one) => one.lanes.filter((each) => each.lane === lane));
    const sum = (of: (each: WorkloadLane) => bigint) =>
      own.reduce((total, each) => total + of(each), 0n);
    const missing = sum((each) => each.lost + each.refused);
    return { lane, emitted, lost, told: sum(({ told }) => told), missing };
  });
}
