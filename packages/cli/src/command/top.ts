import { setTimeout as delay } from 'node:timers/promises';
import type { NodeActivity } from '@ringfence/model';
import { NOTHING } from '@ringfence/model/wire';
import { toJson } from '../json.ts';
import { type NodeClient, withNode } from '../node-client.ts';
import { LiveScreen } from '../terminal/live-screen.ts';
import { standardScreen } from '../terminal/screen.ts';
import {
  type ActivityRates,
  ratesBetween,
  type SortKey,
  sortRates,
} from '../view/activity-rates.ts';
import { SORT_LETTERS, topView } from '../view/top-view.ts';
import type { ReadingOptions } from './reading.ts';

export interface TopOptions extends ReadingOptions {
  readonly once: boolean;
  /** Seconds between two looks. */
  readonly interval: number;
  readonly sort: SortKey;
}

/** `ringfence top` */
export function top(options: TopOptions): Promise<void> {
  return withNode(options.socket, (node) => {
    if (options.output === 'json') return tell(node, options, jsonText);
    const isLive = process.stdout.isTTY && process.stdin.isTTY && !options.once;
    return isLive ? watch(node, options) : tell(node, options, tableText);
  });
}

const look = (node: NodeClient) => node.call('getActivity', NOTHING);

/** What is between two looks, once, or again and again where it is for machines. */
async function tell(
  node: NodeClient,
  { once, interval, sort, output }: TopOptions,
  draw: (rates: ActivityRates, sort: SortKey) => string,
): Promise<void> {
  const screen = standardScreen();
  const isOnce = once || output === 'human';
  for (let before = await look(node); ; ) {
    await delay(interval * 1_000);
    const now = await look(node);
    await screen.write(draw(ratesBetween(before, now), sort));
    if (isOnce) return;
    before = now;
  }
}

function jsonText(rates: ActivityRates, sort: SortKey): string {
  return `${toJson({ ...rates, workloads: sortRates(rates.workloads, sort) })}\n`;
}

function tableText(rates: ActivityRates, sort: SortKey): string {
  const { width, style } = standardScreen();
  const height = Number.POSITIVE_INFINITY;
  const lines = topView(rates, { width, height, style, sort, programs: true, keys: false });
  return `${lines.join('\n')}\n`;
}

/** Until somebody quits, or the node goes away. */
async function watch(node: NodeClient, options: TopOptions): Promise<void> {
  const screen = standardScreen();
  const quit = new AbortController();
  const { promise: quitting, resolve: stop } = Promise.withResolvers<void>();
  let { sort } = options;
  let programs = true;
  let rates: ActivityRates | null = null;
  using live = new LiveScreen(process.stdout, process.stdin);
  const draw = () => {
    const { width, style } = screen;
    if (rates !== null)
      live.draw(topView(rates, { width, height: live.height, style, sort, programs, keys: true }));
    else live.draw([style.quiet('looking …')]);
  };
  live.onResize(draw);
  live.onKey((key) => {
    if (key === 'q') {
      quit.abort();
      stop();
      return;
    }
    if (key === 'p') programs = !programs;
    else sort = SORT_LETTERS[key] ?? sort;
    draw();
  });
  draw();
  const reading = (async () => {
    let before: NodeActivity = await look(node);
    let wait = FIRST_SECONDS;
    while (!quit.signal.aborted) {
      await delay(wait * 1_000, undefined, { signal: quit.signal });
      const now = await look(node);
      rates = ratesBetween(before, now);
      before = now;
      wait = options.interval;
      draw();
    }
  })().catch((error: unknown) => {
    if (!quit.signal.aborted) throw error;
  });
  await Promise.race([quitting, reading]);
}

/** The first picture comes soon. */
const FIRST_SECONDS = 0.3;
