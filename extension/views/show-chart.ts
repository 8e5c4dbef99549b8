import { OVERVIEW } from '../models/arrangement.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';

/**
 * Brings the first of these charts that the service has into view and lets it flash. What keeps it out of view gives
 * way: a folded group, that it was hidden, a search that does not find it, another chart that fills the stage.
 */
export function showChart({ layouts, finder, maximized }: App, service: Service, ids: readonly string[]): void {
  const charts = service.schema.peek()?.charts ?? [];
  const chart = ids.flatMap((id) => charts.find((each) => each.id === id) ?? [])[0];
  if (!chart) return;
  const { folded, hidden, pinned } = layouts.shown.value;
  const section = pinned.includes(chart.id) ? OVERVIEW : chart.group;
  if (folded.includes(section)) layouts.change({ folded: folded.filter((group) => group !== section) });
  if (hidden.includes(chart.id)) layouts.change({ hidden: hidden.filter((id) => id !== chart.id) });
  if (!finder.matches.value(chart)) finder.clear();
  maximized.value = undefined;
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
