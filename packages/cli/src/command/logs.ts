import type { Activity, AlertChoice, LogRecord } from '@ringfence/model';
import { ALL_LINES } from '@ringfence/model/wire';
import { EXIT } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { toJson } from '../json.ts';
import { NodeClient, withNode } from '../node-client.ts';
import { standardScreen } from '../terminal/screen.ts';
import { createLogView } from '../view/log-view.ts';
import type { Lineage } from '../view/process-tree.ts';
import { followLogs, logNode } from './follow-logs.ts';
import type { ReadingOptions } from './reading.ts';

export interface LogsOptions extends ReadingOptions {
  readonly follow: boolean;
  /** A follower waits for the next node when this one goes away. */
  readonly reconnect: boolean;
  /** null: 10 when following, else all that the node still has. */
  readonly lines: number | null;
  readonly workload: string;
  readonly namespace: string;
  readonly types: readonly Activity['type'][];
  readonly actions: readonly AlertChoice[];
  readonly policy: string;
  readonly lineage: Lineage;
}

const LINES_BEFORE_FOLLOWING = 10;

/** `ringfence logs` */
export async function logs(options: LogsOptions): Promise<void> {
  const { follow, workload, namespace, types, policy } = options;
  const lines = options.lines ?? (follow ? LINES_BEFORE_FOLLOWING : ALL_LINES);
  const filter = { workload, namespace, types, alerts: options.actions, policy };
  const screen = standardScreen();
  const draw = options.output === 'json' ? jsonLine : createLogView(screen, options.lineage);
  const query = { filter, follow, lines };
  if (follow && options.reconnect) {
    const connect = () => logNode(new NodeClient(options.socket));
    const tell = (line: string) => process.stderr.write(`ringfence: ${line}\n`);
    for await (const record of followLogs(connect, query, tell)) await screen.write(draw(record));
  }
  await withNode(options.socket, async (node) => {
    for await (const record of node.logs(query)) await screen.write(draw(record));
  });
  if (follow) throw new Failure(EXIT.unreachable, 'the node ended the stream: it is stopping');
}

/** `type` is the record's; what kind of activity an event tells of stands in its `activity`. */
function jsonLine(record: LogRecord): string {
  return record.type === 'event'
    ? `${toJson({ type: record.type, ...record.event })}\n`
    : `${toJson({ type: record.type, ...record.gap })}\n`;
}
