import type { ChartDescription } from '../../shared/charts.ts';
import { newestTime } from '../charts/snapshot.ts';
import { OVERVIEW } from '../models/arrangement.ts';
import { emptyCharts } from '../models/emptiness.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';

/**
 * Brings the first of these charts that the service has into view and lets it flash. What keeps it out of view gives
 * way: a folded group, that it was hidden or is left out as empty, a search that does not find it, another chart that
 * fills the stage.
 */
export function showChart(app: App, service: Service, ids: readonly string[]): void {
  const charts = service.schema.peek()?.charts ?? [];
  const chart = ids.flatMap((id) => charts.find((each) => each.id === id) ?? [])[0];
  if (!chart) return;
  reveal(app, service, [chart]);
  app.maximized.value = undefined;
  // What was kept out of view is rendered by then.
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`[data-chart="${CSS.escape(chart.id)}"]`);
    if (!card) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    card.scrollIntoView({ block: 'start', behavior: isCalm ? 'instant' : 'smooth' });
    if (isCalm) return;
    card.dataset.flash = '';
    card.addEventListener('animationend', () => delete card.dataset.flash, { once: true });
  });
}

/** Has what keeps these charts from being shown give way; a search or filter only where it leaves out all of them. */
export function reveal(app: App, service: Service, charts: readonly ChartDescription[]): void {
  const { layouts, finder, timeline } = app;
  const { folded, hidden, pinned, hideEmpty } = layouts.shown.value;
  const sections = charts.map(({ id, group }) => (pinned.includes(id) ? OVERVIEW : group));
  const stillFolded = folded.filter((group) => !sections.includes(group));
  const stillHidden = hidden.filter((id) => charts.every((chart) => chart.id !== id));
  if (stillFolded.length < folded.length) layouts.change({ folded: stillFolded });
  if (stillHidden.length < hidden.length) layouts.change({ hidden: stillHidden });
  if (!charts.some(finder.matches.value)) finder.clear();
  if (!hideEmpty) return;
  const empty = emptyCharts(charts, service, timeline.range(newestTime(service)));
  if (empty.size === charts.length) layouts.change({ hideEmpty: false });
}
