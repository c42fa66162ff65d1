import { expect, test } from 'vitest';
import { failureReason } from './failure-reason.ts';

test('what the system call said is shown without its wrapping', () => {
  const details =
    'No connection established. Last error: Error: connect ENOENT /run/c.sock. Resolution note: ';
  expect(
    failureReason('containerd', '/run/c.sock', Object.assign(new Error('14 X'), { details })),
  ).toBe('containerd at /run/c.sock: connect ENOENT /run/c.sock');
  expect(failureReason('containerd', '/s', new Error('broken\n'))).toBe(
    'containerd at /s: broken\\u000a',
  );
  expect(failureReason('containerd', '/s', undefined)).toBe('containerd at /s: undefined');
});
