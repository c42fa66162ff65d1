import { describe, expect, test } from 'vitest';
import { LOOKS } from '../fixtures/sample-activity.ts';
import { displayWidth } from '../terminal/display-width.ts';
import { createStyle } from '../terminal/style.ts';
import { ratesBetween, sortRates } from './activity-rates.ts';
import { rateText, topView } from './top-view.ts';

const rates = ratesBetween(...LOOKS);

describe('rates', () => {
  test('are what came between two looks, by the second', () => {
    expect(rates.interval).toBe(2);
    const busy = rates.workloads[1];
    expect(busy).toMatchObject({ opens: 25_602, executions: 1.5, connects: 0, lost: 2_117n });
    expect(rates.programs[0]).toMatchObject({ runs: 30_700, each: 212 });
    expect(rates.agentShare).toBeCloseTo(0.012);
  });

  test('of counts that began anew are counted from nothing', () => {
    const [before, now] = LOOKS;
    const workloads = now.workloads.map((one) => ({ ...one, opens: 10n }));
    expect(ratesBetween(before, { ...now, workloads }).workloads[1]?.opens).toBe(5);
  });

  test('sort by any column, the most first, and names by the alphabet', () => {
    expect(sortRates(rates.workloads, 'opens').map(({ opens }) => opens)).toEqual([25_602, 1.5, 0]);
    expect(sortRates(rates.workloads, 'name').map(({ namespace }) => namespace)[0]).toBe('');
    expect(sortRates(rates.workloads, 'lost')[0]?.lost).toBe(2_117n);
  });

  test('are short, and never hide that there was something', () => {
    expect([0, 0.01, 0.44, 9.96, 1204.4].map(rateText)).toEqual([
      '0',
      '<0.1',
      '0.4',
      '10',
      '1,204',
    ]);
  });
});

test.each([5, 8, 12, 24, 60])(
  'the picture has no more than %i lines, nor is one too wide',
  (height) => {
    for (const width of [40, 80, 200]) {
      const style = createStyle(false);
      const shape = { width, height, style, sort: 'events', programs: true, keys: true } as const;
      const lines = topView(rates, shape);
      expect(lines.length).toBeLessThanOrEqual(height);
      if (width >= 80)
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  },
);
