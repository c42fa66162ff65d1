import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOOKS, PROFILE } from '../fixtures/sample-activity.ts';
import { SAMPLE_RECORDS } from '../fixtures/sample-events.ts';
import { EXPLAINED_WORKLOAD, EXPLANATION } from '../fixtures/sample-explanation.ts';
import {
  BLIND_PROBE,
  ENFORCING_PROBE,
  SHORT_POLICY,
  STALE_POLICY,
  STATUS,
  UNREAD_POLICY,
  WHOLE_POLICY,
  WORKLOADS,
} from '../fixtures/sample-reports.ts';
import { displayWidth } from '../terminal/display-width.ts';
import type { Screen } from '../terminal/screen.ts';
import { createStyle } from '../terminal/style.ts';
import { ratesBetween } from './activity-rates.ts';
import { explanationView } from './explanation-view.ts';
import { createLogView } from './log-view.ts';
import { policyTable, policyView } from './policy-view.ts';
import { probeView } from './probe-view.ts';
import { statusView } from './status-view.ts';
import { topView } from './top-view.ts';
import { workloadProfileView } from './workload-profile-view.ts';
import { workloadView } from './workload-view.ts';

type Canvas = Pick<Screen, 'width' | 'style'>;

beforeAll(() => {
  process.env.TZ = 'UTC';
});

function drawLogs(canvas: Canvas): string {
  return SAMPLE_RECORDS.map(createLogView(canvas)).join('');
}

const RATES = ratesBetween(...LOOKS);
const TOP_SHAPE = { height: 24, sort: 'events', programs: true, keys: true } as const;

const POLICIES = [WHOLE_POLICY, SHORT_POLICY, UNREAD_POLICY, STALE_POLICY];

const views: [string, (canvas: Canvas) => string][] = [
  ['logs', drawLogs],
  ['probe-enforcing', (canvas) => probeView(ENFORCING_PROBE, canvas)],
  ['probe-blind', (canvas) => probeView(BLIND_PROBE, canvas)],
  ['status', (canvas) => statusView(STATUS, canvas)],
  ['workload-profile', (canvas) => workloadProfileView(PROFILE, false, canvas)],
  ['top', (canvas) => `${topView(RATES, { ...canvas, ...TOP_SHAPE }).join('\n')}\n`],
  ['workloads', (canvas) => workloadView(WORKLOADS, canvas)],
  [
    'explanation',
    (canvas) =>
      explanationView(EXPLANATION, 'read /etc/bin/\x1bx', EXPLAINED_WORKLOAD, null, canvas),
  ],
  ['policies', (canvas) => policyTable(POLICIES, canvas)],
  ['policy-whole', (canvas) => policyView(WHOLE_POLICY, 'applied (created), ', canvas)],
  ['policy-unread', (canvas) => policyView(UNREAD_POLICY, '', canvas)],
  ['policy-stale', (canvas) => policyView(STALE_POLICY, '', canvas)],
  ['policy-short', (canvas) => policyView(SHORT_POLICY, 'applied (changed), ', canvas)],
];

// To look at them: cat packages/cli/src/fixtures/golden/*.ansi
describe.each(views)('%s', (name, draw) => {
  const golden = join(import.meta.dirname, '../fixtures/golden');

  test.each([80, 140])('is drawn as it should be at %i columns', async (width) => {
    const drawn = draw({ width, style: createStyle(true) });
    await expect(drawn).toMatchFileSnapshot(join(golden, `${name}-${width}.ansi`));
  });

  test('is the same without colours, but for badges, and uncut in a file', async () => {
    const plain = draw({ width: Number.POSITIVE_INFINITY, style: createStyle(false) });
    expect(stripVTControlCharacters(plain)).toBe(plain);
    await expect(plain).toMatchFileSnapshot(join(golden, `${name}.txt`));
  });

  test('sends a terminal nothing but our own colours', () => {
    const drawn = stripVTControlCharacters(draw({ width: 80, style: createStyle(true) }));
    expect(drawn.replaceAll('\n', '')).toMatch(/^[^\p{Cc}\p{Cf}]*$/u);
  });
});

test('no observation, gap or process is wider than the terminal', () => {
  const lines = stripVTControlCharacters(drawLogs({ width: 80, style: createStyle(true) }));
  const headline = /^\S+ {2}(?:BLOCK|AUDIT) /;
  for (const line of lines.split('\n')) {
    if (!headline.test(line)) expect(displayWidth(line), line).toBeLessThanOrEqual(80);
  }
});
