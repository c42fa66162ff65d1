import type { FileAction, Operation } from '@ringfence/model';
import fc from 'fast-check';
import type { Manner } from './actor.ts';
import {
  ADDRESSES,
  ARGUMENTS,
  ASKED_PROGRAMS,
  NAMES,
  NEW_NAME,
  PORTS,
  PROGRAMS,
  TREE,
} from './sample-policy.ts';

/** One thing to do, and what it is to policy: it is refused when any of these is. */
export interface SampledOperation {
  readonly words: readonly string[];
  readonly operations: readonly Operation[];
  readonly manner: Manner;
}

/** As it is by itself: who does it comes later. */
type Act = Omit<SampledOperation, 'manner'>;

/** Files of this name are not the actor's own. */
export const FOREIGN_NAME = NAMES[2];

const name = fc.constantFrom(...NAMES);
const files = fc.tuple(name, name, name).map((names) => [TREE, ...names]);
const folders = fc.array(name, { maxLength: 2 }).map((names) => [TREE, ...names]);
const absent = folders.map((names) => [...names, NEW_NAME]);
const text = (components: readonly string[]) => `/${components.join('/')}`;

function file(action: FileAction, path: readonly string[]): Operation {
  return { type: 'file', action, path, owner: isOwn(path), source: null };
}

function onFile(
  word: string,
  action: FileAction,
  paths: fc.Arbitrary<readonly string[]>,
): fc.Arbitrary<Act> {
  return paths.map((path) => ({ words: [word, text(path)], operations: [file(action, path)] }));
}

const given = fc.array(fc.constantFrom(...ARGUMENTS), { maxLength: 2 });
const program = (path: readonly string[]) =>
  ({ type: 'exec', path, owner: isOwn(path), source: null }) as const;

/** Only files are ever another's, and all of them lie at this depth. */
const isOwn = (path: readonly string[]) => path.length !== 4 || path.at(-1) !== FOREIGN_NAME;

/**
 * A script, whose interpreter is executed too. The kernel opens what it executes, and file rules
 * that block reading hold for that.
 */
const programs = fc.oneof(
  files,
  fc.constantFrom(...ASKED_PROGRAMS).map((path) => path.slice(1).split('/')),
);
const exec: fc.Arbitrary<Act> = fc.tuple(programs, given).map(([path, list]) => ({
  words: ['exec', text(path), ...list],
  operations: [
    { ...program(path), arguments: list },
    { ...program(['bin', 'busybox']), arguments: [text(path), ...list] },
    file('read', path),
  ],
}));

const rename: fc.Arbitrary<Act> = fc.tuple(files, files).map(([from, to]) => ({
  words: ['rename', text(from), text(to)],
  operations: [file('rename', from), file('rename', to)],
}));

const connection = fc
  .record({
    word: fc.constantFrom('tcp', 'udp'),
    address: fc.constantFrom(...ADDRESSES),
    port: fc.constantFrom(...PORTS),
  })
  .map(({ word, address, port }): Act => {
    const protocol = word === 'tcp' ? 'TCP' : 'UDP';
    return {
      words: [word, address, String(port)],
      operations: [{ type: 'network', direction: 'egress', protocol, address, port, source: null }],
    };
  });

const act = fc.oneof(
  onFile('read', 'read', files),
  onFile('append', 'write', files),
  onFile('list', 'read', folders),
  onFile('create', 'create', absent),
  onFile('mkdir', 'mkdir', absent),
  onFile('unlink', 'unlink', files),
  onFile('chmod', 'chmod', files),
  onFile('truncate', 'truncate', files),
  rename,
  exec,
  exec,
  connection,
  connection,
);

const [ACTOR, OTHER] = PROGRAMS;
const MANNERS: readonly Manner[] = ['here', 'here', `by:${OTHER}`, 'terminal'];

/** Each with whoever does it: what it runs, and whether it has a terminal. */
export const sampledOperation: fc.Arbitrary<SampledOperation> = fc
  .tuple(act, fc.constantFrom(...MANNERS))
  .map(([{ words, operations }, manner]) => {
    const source = (manner === `by:${OTHER}` ? OTHER : ACTOR).slice(1).split('/');
    const terminal = manner === 'terminal';
    return {
      words,
      manner,
      operations: operations.map((each) =>
        each.type === 'file' || each.type === 'exec'
          ? { ...each, source, terminal }
          : { ...each, source },
      ),
    };
  });
