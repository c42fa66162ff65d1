import { Batch, layout } from '@ringfence/kernel';
import { describe, expect, test } from 'vitest';
import { readPathText } from './path-text.ts';
import { readActivity, readCwd, readDecided, readProcess } from './record.ts';

const { EXEC_RECORD, EXIT_RECORD, FILE_RECORD, NETWORK_RECORD, PATH_TEXT, RECORD, RENAME_RECORD } =
  layout;

function writePath(record: Buffer, at: number, components: readonly string[], flags = 0): void {
  const text = components.toReversed().map((name) => `${name}\0`);
  const length = record.write(text.join(''), at + PATH_TEXT.bytes);
  record.writeUInt32LE(length, at + PATH_TEXT.length);
  record.writeUInt32LE(flags, at + PATH_TEXT.flags);
}

function made(size: number, type: number, action = 0): Buffer {
  const record = Buffer.alloc(size);
  record.writeUInt32LE(type, RECORD.type);
  record.writeUInt32LE(action, RECORD.action);
  return record;
}

describe('a path', () => {
  const read = (components: readonly string[], flags = 0) => {
    const record = made(FILE_RECORD.size, layout.RECORD_FILE);
    writePath(record, FILE_RECORD.pathLength, components, flags);
    return readPathText(new Batch(record), FILE_RECORD.pathLength);
  };

  test('is read from its last component to its first', () => {
    expect(read(['etc', 'bin', 'tool'])).toBe('/etc/bin/tool');
    expect(read([])).toBe('/');
  });

  test('as asked is joined with the folder that it begins in, and says so', () => {
    const asked = (text: string, ...folder: readonly string[]) =>
      read([...folder, text], layout.PATH_AS_ASKED);
    expect(asked('../x/./y', 'srv', 'www')).toBe('(as asked)/srv/x/y');
    expect(asked('/etc//passwd')).toBe('(as asked)/etc/passwd');
    expect(asked('/etc/passwd', 'jail')).toBe('(as asked)/jail/etc/passwd');
    expect(asked('run me')).toBe('(as asked)/run me');
  });

  test('says when it is cut, or detached', () => {
    expect(read(['a', 'b'], layout.PATH_TRUNCATED)).toBe('…/a/b');
    expect(read(['a', 'b'], layout.PATH_UNREACHABLE)).toBe('(detached)/a/b');
  });

  test('keeps what names may hold', () => {
    expect(read(['a\nb', 'ü'])).toBe('/a\nb/ü');
  });
});

describe('a record', () => {
  test('of a file is a file activity, of a refused open for exec an exec', () => {
    const record = made(FILE_RECORD.size, layout.RECORD_FILE, layout.ACTION_MKDIR);
    writePath(record, FILE_RECORD.pathLength, ['x']);
    expect(readActivity(new Batch(record), 0, record.length)).toEqual({
      type: 'file',
      action: 'mkdir',
      path: '/x',
      target: '',
    });
    record.writeUInt32LE(layout.ACTION_EXEC, RECORD.action);
    expect(readActivity(new Batch(record), 0, record.length)).toMatchObject({
      type: 'exec',
      path: '/x',
    });
  });

  test('of a privilege names it, of a capability that', () => {
    const record = made(layout.PRIVILEGE_RECORD.size, layout.RECORD_PRIVILEGE);
    const number = layout.PRIVILEGE_RECORD.privilege;
    record.writeUInt32LE(layout.PRIVILEGE_MOUNT, number);
    const mount = { type: 'privilege', privilege: 'mount', target: '' };
    expect(readActivity(new Batch(record), 0, record.length)).toEqual(mount);
    record.writeUInt32LE(layout.PRIVILEGE_CAPABILITY + 13, number);
    const raw = { type: 'capability', capability: 'net_raw' };
    expect(readActivity(new Batch(record), 0, record.length)).toEqual(raw);
    record.writeUInt32LE(layout.PRIVILEGE_CAPABILITY + 60, number);
    expect(readActivity(new Batch(record), 0, record.length)).toMatchObject({ capability: '60' });
  });

  test('of a rename has its target', () => {
    const record = made(RENAME_RECORD.size, layout.RECORD_FILE, layout.ACTION_RENAME);
    writePath(record, RENAME_RECORD.pathLength, ['from']);
    writePath(record, RENAME_RECORD.targetLength, ['to']);
    expect(readActivity(new Batch(record), 0, record.length)).toMatchObject({
      path: '/from',
      target: '/to',
    });
  });

  test('of an exec has its arguments, and says when they were cut', () => {
    const record = made(EXEC_RECORD.size, layout.RECORD_EXEC);
    writePath(record, EXEC_RECORD.pathLength, ['bin', 'ls']);
    const length = record.write('ls\0-l\0', EXEC_RECORD.arguments);
    record.writeUInt32LE(length, EXEC_RECORD.argumentLength);
    record.writeUInt32LE(length, EXEC_RECORD.argumentTotal);
    expect(readActivity(new Batch(record), 0, record.length)).toEqual({
      type: 'exec',
      path: '/bin/ls',
      arguments: ['ls', '-l'],
    });
    writePath(record, EXEC_RECORD.cwdLength, ['srv', 'www']);
    expect(readCwd(new Batch(record), 0)).toBe('/srv/www');
    record.writeUInt32LE(5000, EXEC_RECORD.argumentTotal);
    expect(readActivity(new Batch(record), 0, record.length)).toMatchObject({
      arguments: ['ls', '-l', '…'],
    });
  });

  test('of a connection names the address as people write it', () => {
    const record = made(NETWORK_RECORD.size, layout.RECORD_NETWORK);
    record.writeUInt32LE(6, NETWORK_RECORD.protocol);
    record.writeUInt32LE(443, NETWORK_RECORD.port);
    record.writeUInt32LE(4, NETWORK_RECORD.family);
    record.set([192, 0, 2, 1], NETWORK_RECORD.address);
    const read = () => readActivity(new Batch(record), 0, record.length);
    expect(read()).toEqual({ type: 'connect', protocol: 'TCP', address: '192.0.2.1', port: 443 });
    record.writeUInt32LE(6, NETWORK_RECORD.family);
    record.fill(0, NETWORK_RECORD.address, NETWORK_RECORD.address + 16);
    record.writeUInt8(1, NETWORK_RECORD.address + 15);
    expect(read()).toMatchObject({ address: '::1' });
  });

  test('of an exit says how it ended', () => {
    const record = made(EXIT_RECORD.size, layout.RECORD_EXIT);
    const read = () => readActivity(new Batch(record), 0, record.length);
    expect(read()).toEqual({ type: 'exit', code: 0, signal: 0 });
    record.writeUInt32LE(3, EXIT_RECORD.code);
    expect(read()).toEqual({ type: 'exit', code: 3, signal: 0 });
    record.writeUInt32LE(9, EXIT_RECORD.signal);
    expect(read()).toEqual({ type: 'exit', code: 3, signal: 9 });
  });

  test('says what was decided, where anything was', () => {
    const record = made(FILE_RECORD.size, layout.RECORD_FILE);
    record.writeBigUInt64LE(5n, RECORD.ruleSet);
    record.writeUInt32LE(layout.TIER_FENTRY, RECORD.tier);
    expect(readDecided(new Batch(record), 0)).toBeNull();
    record.writeUInt32LE(layout.DECISION_BLOCK + 1, RECORD.decision);
    expect(readDecided(new Batch(record), 0)).toEqual({
      ruleSet: 5n,
      decision: layout.DECISION_BLOCK + 1,
      tier: layout.TIER_FENTRY,
    });
  });

  test('names its process, with a name that need not be closed', () => {
    const record = made(layout.FORK_RECORD.size, layout.RECORD_FORK);
    record.writeUInt32LE(42, RECORD.pid);
    record.writeBigUInt64LE(7n, RECORD.startTime);
    record.write('0123456789abcdef', RECORD.comm);
    record.writeUInt32LE(1, RECORD.uid);
    record.writeUInt32LE(2, RECORD.euid);
    record.writeUInt32LE(3, RECORD.gid);
    record.writeUInt32LE(0xffff_ffff, RECORD.loginuid);
    record.write('pts0\0left over', RECORD.tty);
    expect(readProcess(new Batch(record), 0)).toMatchObject({
      pid: 42,
      startTime: 7n,
      comm: '0123456789abcdef',
      uid: 1,
      euid: 2,
      gid: 3,
      loginuid: null,
      tty: 'pts0',
    });
    record.writeUInt32LE(1000, RECORD.loginuid);
    expect(readProcess(new Batch(record), 0).loginuid).toBe(1000);
  });
});
