import { setTimeout as delay } from 'node:timers/promises';
import type { LogRecord, NodeStatus } from '@ringfence/model';
import { ALL_LINES, type LogsQuery, NOTHING } from '@ringfence/model/wire';
import { EXIT } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import type { NodeClient } from '../node-client.ts';
import { LogPosition } from './log-position.ts';

const WAIT_MILLISECONDS = 500;

/** What this asks of a connection to the node. */
export interface LogNode {
  status(): Promise<Pick<NodeStatus, 'epoch' | 'lanes'>>;
  logs(query: LogsQuery): AsyncGenerator<LogRecord, void>;
  close(): void;
}

export function logNode(client: NodeClient): LogNode {
  return {
    status: () => client.call('status', NOTHING),
    logs: (query) => client.logs(query),
    close: () => client.close(),
  };
}

/**
 * Records as they come, for as long as anybody reads: when the node goes away this waits for the
 * next, and goes on where the reader is. It throws where there is no node to begin with.
 */
export async function* followLogs(
  connect: () => LogNode,
  query: LogsQuery,
  tell: (line: string) => void,
  wait: () => Promise<unknown> = () => delay(WAIT_MILLISECONDS),
): AsyncGenerator<LogRecord, void> {
  let position: LogPosition | null = null;
  for (let isAway = false; ; await wait()) {
    const node = connect();
    try {
      const status = await node.status();
      const lines: number = position === null ? query.lines : ALL_LINES;
      if (position !== null && isAway)
        tell(position.isIn(status) ? 'the node is back' : 'a node runs again');
      const gaps = position?.moveTo(status, BigInt(Date.now()) * 1_000_000n) ?? [];
      position ??= new LogPosition(status);
      isAway = false;
      for (const gap of gaps) yield { type: 'gap', gap };
      if (yield* recordsOf(node, { ...query, lines }, position)) continue;
      tell('the node ended the stream; waiting for the next');
    } catch (error) {
      const isGone = error instanceof Failure && error.exitCode === EXIT.unreachable;
      if (position === null || !isGone) throw error;
      if (!isAway) tell(`${error.message}; waiting for the next`);
    } finally {
      node.close();
    }
    isAway = true;
  }
}

/** True when they turn out to be another start's than the position is in. */
async function* recordsOf(
  node: LogNode,
  query: LogsQuery,
  position: LogPosition,
): AsyncGenerator<LogRecord, boolean> {
  let isChecked = false;
  for await (const record of node.logs(query)) {
    if (!isChecked && !position.isIn(await node.status())) return true;
    isChecked = true;
    if (position.take(record)) yield record;
  }
  return false;
}
