import { containerd } from '@ringfence/model/containerd';
import { expect, test } from 'vitest';
import { decodeEvent } from './containerd-event.ts';

const messages = containerd.v1;

function envelope(type: string, value: Uint8Array): Uint8Array {
  const event = { typeUrl: type, value };
  return messages.Envelope.encode({ namespace: 'shop', topic: '/t', event }).finish();
}

test('the end of a first process is one; the end of an exec says nothing', () => {
  const exit = (id: string) =>
    envelope(
      'containerd.events.TaskExit',
      messages.TaskExit.encode({ containerId: 'a', id, pid: 7 }).finish(),
    );
  expect(decodeEvent(exit('a'))).toEqual({ type: 'task-exited', namespace: 'shop', id: 'a' });
  expect(decodeEvent(exit('exec-1'))).toBeNull();
});

test('deletion of a task names it by an empty id or its own', () => {
  const deleted = (id: string) =>
    envelope(
      'type.googleapis.com/containerd.events.TaskDelete',
      messages.TaskDelete.encode({ containerId: 'a', pid: 7, id }).finish(),
    );
  const expected = { type: 'task-deleted', namespace: 'shop', id: 'a' };
  expect(decodeEvent(deleted(''))).toEqual(expected);
  expect(decodeEvent(deleted('a'))).toEqual(expected);
  expect(decodeEvent(deleted('exec-1'))).toBeNull();
});

test('a created task carries its process', () => {
  const created = messages.TaskCreate.encode({ containerId: 'a', pid: 4_000_000 }).finish();
  expect(decodeEvent(envelope('containerd.events.TaskCreate', created))).toEqual({
    type: 'task-created',
    namespace: 'shop',
    id: 'a',
    pid: 4_000_000,
  });
});

test('unknown types say nothing; broken bytes are an error', () => {
  expect(decodeEvent(envelope('containerd.events.TaskOOM', new Uint8Array([8])))).toBeNull();
  expect(() => decodeEvent(new Uint8Array([0x22, 0xff]))).toThrow();
});
