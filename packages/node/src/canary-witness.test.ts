import { expect, test } from 'vitest';
import { CanaryWitness } from './canary-witness.ts';

const file = (action: 'read' | 'create') =>
  ({ type: 'file', action, path: '/x', target: '' }) as const;

test('only what was told of all that the canary tried is evidence', () => {
  const witness = new CanaryWitness();
  expect(witness.sight().file).toBe("the canary's open raised no alert");
  witness.take(file('read'));
  expect(witness.sight().file).toBe("the canary's creation raised no alert");
  witness.take(file('create'));
  expect(witness.sight()).toEqual({ file: '', exec: "the canary's exec raised no alert" });
  witness.take({ type: 'exec', path: '/x', arguments: [] });
  expect(witness.sight()).toEqual({ file: '', exec: '' });
  witness.forget();
  expect(witness.sight().file).not.toBe('');
});
