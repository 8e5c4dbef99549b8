import type { Service } from '../models/service.ts';
import type { App } from './app.ts';

/** Brings the first of these charts that the service has into view, unfolds its group for it, and lets it flash. */
export function showChart({ preferences }: App, service: Service, ids: readonly string[]): void {
  const charts = service.schema.peek()?.charts ?? [];
  const chart = ids.flatMap((id) => charts.find((each) => each.id === id) ?? [])[0];
  if (!chart) return;
  const folded = new Set(preferences.foldedGroups.value);
  if (folded.delete(chart.group)) preferences.foldedGroups.value = folded;
  // A group that was folded is rendered by then.
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
