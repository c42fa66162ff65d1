import { expect, test } from 'vitest';
import { TallyList } from './tally.ts';

test('a full list leaves off whoever was seen longest ago, and its counts go on in a sum', () => {
  const list = new TallyList<{ name: string }>();
  const add = (name: string, count: number, time: number) => {
    const tally = list.of(name, () => ({ name }), time, 2);
    list.add(tally, count, time);
    return tally;
  };
  const one = add('one', 5, 1);
  add('two', 2, 2);
  list.add(one, 1, 3);
  const two = list.of('two', () => ({ name: 'two' }), 4, 2);
  add('three', 1, 4);
  expect(list.list().map(({ name, count }) => [name, count])).toEqual([
    ['one', 6],
    ['three', 1],
  ]);
  expect(list.leftOff).toEqual({ entries: 1, count: 2 });
  list.add(two, 4, 5); // its place in the kernel goes on counting
  expect(list.leftOff).toEqual({ entries: 1, count: 6 });
  expect(list.list()[0]).toMatchObject({ first: 1, last: 3 });
});
