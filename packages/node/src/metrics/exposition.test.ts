import { expect, test } from 'vitest';
import { exposition } from './exposition.ts';

test('is what Prometheus reads, also where a workload chose its name with care', () => {
  const text = exposition([
    {
      name: 'ringfence_alerts_total',
      help: 'Alerts.',
      type: 'counter',
      samples: [
        { labels: { workload: 'a"} 1\n\\b', namespace: '' }, value: 2n ** 60n },
        { labels: {}, value: 0.5 },
      ],
    },
    { name: 'ringfence_nothing', help: '', type: 'gauge', samples: [] },
  ]);
  expect(text).toBe(
    `# HELP ringfence_alerts_total Alerts.
# TYPE ringfence_alerts_total counter
ringfence_alerts_total{workload="a\\"} 1\\n\\\\b",namespace=""} 1152921504606846976
ringfence_alerts_total 0.5
`,
  );
});
