import type { ChartDescription } from '../../shared/charts.ts';
import type { App } from './app.ts';
import { chartSelector, focusMenuOf } from './focus-chart.ts';

/** The charts that the person has hidden, each of which a click shows again. */
export function HiddenCharts({ app, charts }: { app: App; charts: readonly ChartDescription[] }) {
  const { layouts } = app;
  if (charts.length === 0) return null;
  const show = (ids: readonly string[]) => {
    layouts.change({ hidden: layouts.shown.value.hidden.filter((id) => !ids.includes(id)) });
    if (ids[0] !== undefined) focusMenuOf(chartSelector(ids[0]));
  };
  return (
    <section class="hidden-charts" data-testid="hidden-charts" aria-label="Hidden charts">
      <h2>Hidden</h2>
      <ul>
        {charts.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              data-testid="show-again"
              data-chart={id}
              title={`Show “${title}” again`}
              onClick={() => show([id])}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
      {charts.length > 1 && (
        <button type="button" class="link" onClick={() => show(charts.map(({ id }) => id))}>
          Show all
        </button>
      )}
    </section>
  );
}
