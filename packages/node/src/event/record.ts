import { type Batch, layout } from '@ringfence/kernel';
import { type Activity, CAPABILITIES, FILE_ACTIONS, PRIVILEGES } from '@ringfence/model';
import { loginOf } from './login.ts';
import { readArguments, readName, readPathText } from './path-text.ts';
import type { ProcessFacts } from './process-tree.ts';
import { Recurring } from './recurring.ts';
import { readSocket } from './socket-record.ts';

const { EXEC_RECORD, EXIT_RECORD, FILE_RECORD, NETWORK_RECORD, PRIVILEGE_RECORD, RECORD } = layout;
const RENAME_RECORD = layout.RENAME_RECORD;

export const recordType = (batch: Batch, at: number): number => batch.word(at + RECORD.type);

/** Where the kernel counts what recurs of it; 0 for what is counted nowhere. */
export const recordFold = (batch: Batch, at: number): bigint => batch.long(at + RECORD.fold);

/** Whose process it was, by the kernel's id. */
export const recordWorkload = (batch: Batch, at: number): number =>
  batch.word(at + RECORD.workload);

export const recordTime = (batch: Batch, at: number): bigint => batch.long(at + RECORD.time);

/** What was decided, and by which rule of which set. */
export interface Decided {
  readonly ruleSet: bigint;
  readonly decision: number;
  /** What saw it: `TIER_*`. */
  readonly tier: number;
}

/** Null for an observation. */
export function readDecided(batch: Batch, at: number): Decided | null {
  const decision = batch.word(at + RECORD.decision);
  if (decision === 0) return null;
  return { ruleSet: batch.long(at + RECORD.ruleSet), decision, tier: batch.word(at + RECORD.tier) };
}

/** The process that every record is about. */
export function readProcess(batch: Batch, at: number): ProcessFacts {
  return {
    pid: batch.word(at + RECORD.pid),
    startTime: batch.long(at + RECORD.startTime),
    parent: batch.word(at + RECORD.parent),
    uid: batch.word(at + RECORD.uid),
    euid: batch.word(at + RECORD.euid),
    gid: batch.word(at + RECORD.gid),
    loginuid: loginOf(batch.word(at + RECORD.loginuid)),
    tty: readName(batch, at + RECORD.tty, layout.TTY_BYTES),
    comm: readName(batch, at + RECORD.comm, layout.COMM_BYTES),
  };
}

/** Where an exec's process stood. */
export const readCwd = (batch: Batch, at: number): string =>
  readPathText(batch, at + EXEC_RECORD.cwdLength);

const PROTOCOLS = new Map([
  [6, 'TCP'],
  [17, 'UDP'],
  [132, 'SCTP'],
]);

/** By the kernel's number of the direction. */
const DIRECTIONS = ['connect', 'accept', 'bind'] as const;

/** What was done, or tried; null for records that only feed the process tree. */
export function readActivity(batch: Batch, at: number, length: number): Activity | null {
  switch (recordType(batch, at)) {
    case layout.RECORD_EXEC:
      return {
        type: 'exec',
        path: readPathText(batch, at + EXEC_RECORD.pathLength),
        arguments: readExecArguments(batch, at),
      };
    case layout.RECORD_EXIT:
      return exits.of(batch, at + EXIT_RECORD.code, at + EXIT_RECORD.size);
    case layout.RECORD_FILE:
      return readFile(batch, at, length);
    case layout.RECORD_NETWORK:
      return {
        type: DIRECTIONS[batch.word(at + NETWORK_RECORD.direction)] ?? 'connect',
        protocol: protocolName(batch.word(at + NETWORK_RECORD.protocol)),
        address: readAddress(batch, at),
        port: batch.word(at + NETWORK_RECORD.port),
      };
    case layout.RECORD_SOCKET:
      return readSocket(batch, at);
    case layout.RECORD_PRIVILEGE:
      return readPrivilege(batch, at);
    default:
      return null;
  }
}

const exits = new Recurring(
  (batch, at): Activity => ({
    type: 'exit',
    code: batch.word(at),
    signal: batch.word(at + EXIT_RECORD.signal - EXIT_RECORD.code),
  }),
);

function readExecArguments(batch: Batch, at: number): readonly string[] {
  return readArguments(
    batch,
    at + EXEC_RECORD.arguments,
    batch.word(at + EXEC_RECORD.argumentLength),
    batch.word(at + EXEC_RECORD.argumentTotal),
  );
}

function readFile(batch: Batch, at: number, length: number): Activity {
  const path = readPathText(batch, at + FILE_RECORD.pathLength);
  const number = batch.word(at + RECORD.action);
  if (number === layout.ACTION_EXEC) return { type: 'exec', path, arguments: [] };
  const target =
    length >= RENAME_RECORD.size ? readPathText(batch, at + RENAME_RECORD.targetLength) : '';
  return { type: 'file', action: FILE_ACTIONS[number] ?? 'read', path, target };
}

const protocolName = (number: number) => PROTOCOLS.get(number) ?? `protocol ${number}`;

function readAddress(batch: Batch, at: number): string {
  const start = at + NETWORK_RECORD.address;
  if (batch.word(at + NETWORK_RECORD.family) === 4)
    return batch.bytes.subarray(start, start + 4).join('.');
  const groups = Array.from({ length: 8 }, (_, index) =>
    batch.bytes.readUInt16BE(start + 2 * index).toString(16),
  );
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

function readPrivilege(batch: Batch, at: number): Activity {
  const number = batch.word(at + PRIVILEGE_RECORD.privilege);
  const capability = number - layout.PRIVILEGE_CAPABILITY;
  if (capability >= 0)
    return { type: 'capability', capability: CAPABILITIES[capability] ?? String(capability) };
  return {
    type: 'privilege',
    privilege: number === layout.PRIVILEGE_MOVE ? 'move' : (PRIVILEGES[number] ?? 'ptrace'),
    target: readTarget(batch, at),
  };
}

/** A process, or the name of what is none; nothing, where it is done to nobody. */
function readTarget(batch: Batch, at: number): string {
  const pid = batch.word(at + PRIVILEGE_RECORD.target);
  const name = readName(batch, at + PRIVILEGE_RECORD.targetComm, layout.COMM_BYTES);
  return pid === 0 ? name : `${name} (${pid})`;
}
