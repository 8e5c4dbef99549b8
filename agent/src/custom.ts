import { keepChart, keepMark } from './application.ts';
import type { ChartHandle, ChartOptions } from './chart.ts';
import { createChartSource } from './chart-source.ts';
import { markEvent } from './mark.ts';
import { wallNow } from './runtime.ts';
import { heldSampler } from './shared-sampler.ts';
import { createWarn, type Warn } from './warn.ts';

const warnAlone = createWarn();
const warn: Warn = (text) => (heldSampler()?.warn ?? warnAlone)(text);

/**
 * Adds a chart to whichever agent runs in this process, now or later; without one its callbacks are never called. It stays
 * when an agent closes and comes back with the next. Throws a `TypeError` where it cannot be drawn or an id is taken. A
 * callback that throws or returns something else than a number leaves a gap and one warning.
 *
 * @example
 * import { chart } from 'procscope';
 * chart({
 *   id: 'shop.orders', title: 'Orders', unit: '{order}/s', kind: 'lines',
 *   series: [{ id: 'shop.orders.rate', label: 'taken', value: () => orders, rate: true }],
 * });
 */
export function chart(options: ChartOptions): ChartHandle {
  return { remove: keepChart(createChartSource(options, warn), heldSampler()) };
}

/**
 * Draws a labelled line on every chart, at the present time. Labels are cut to 1024 characters. Without an agent the last
 * 64 marks wait for one.
 */
export function mark(label: string): void {
  const sampler = heldSampler();
  keepMark(markEvent(sampler?.now() ?? wallNow(), label), sampler);
}
