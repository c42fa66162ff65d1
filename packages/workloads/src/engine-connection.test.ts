import { expect, test } from 'vitest';
import { engineContainer, eventId } from './engine-connection.ts';

test("Docker's and Podman's answers say the same", () => {
  const answer = {
    Id: 'f'.repeat(64),
    Name: '/web',
    State: { Pid: 12, Running: true },
    Config: { Labels: { app: 'web', odd: 3 }, Image: 'nginx:1' },
  };
  expect(engineContainer('docker', answer)).toMatchObject({
    pid: 12,
    facts: { name: 'web', image: 'nginx:1', runtime: 'docker', runtimeNamespace: 'default' },
  });
  expect(engineContainer('podman', { ...answer, Name: 'web' })?.facts.name).toBe('web');
  expect(engineContainer('docker', answer)?.facts.labels).toEqual({ app: 'web' });
});

test('an answer without an id is no container, one without the rest is a bare one', () => {
  expect(engineContainer('docker', null)).toBeNull();
  expect(engineContainer('docker', { Id: 'x', Config: null, State: null })).toMatchObject({
    pid: 0,
    facts: { name: '', image: '' },
  });
});

test('an event names its container in one of two places', () => {
  expect(eventId('{"Type":"container","Actor":{"ID":"a"}}')).toBe('a');
  expect(eventId('{"id":"b"}')).toBe('b');
  expect(eventId('{"Type":"volume"}')).toBe('');
  expect(eventId(' ')).toBe('');
});
