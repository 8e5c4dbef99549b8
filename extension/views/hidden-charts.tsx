import type { ChartDescription } from '../../shared/charts.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { chartSelector, focusMenuOf } from './focus-chart.ts';
import { reveal } from './show-chart.ts';

interface HiddenChartsProps {
  app: App;
  entry: Entry;
  charts: readonly ChartDescription[];
}

/** The charts that the person has hidden, each of which a click shows again. */
export function HiddenCharts({ app, entry, charts }: HiddenChartsProps) {
  if (charts.length === 0) return null;
  const show = (wanted: readonly ChartDescription[]) => {
    reveal(app, entry.service, wanted);
    if (wanted[0]) focusMenuOf(chartSelector(wanted[0].id));
  };
  return (
    <section class="hidden-charts" data-testid="hidden-charts" aria-label="Hidden charts">
      <h2>Hidden</h2>
      <ul>
        {charts.map((chart) => (
          <li key={chart.id}>
            <button
              type="button"
              data-testid="show-again"
              data-chart={chart.id}
              title={`Show “${chart.title}” again`}
              onClick={() => show([chart])}
            >
              {chart.title}
            </button>
          </li>
        ))}
      </ul>
      {charts.length > 1 && (
        <button type="button" class="link" onClick={() => show(charts)}>
          Show all
        </button>
      )}
    </section>
  );
}
