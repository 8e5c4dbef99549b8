import type { ChartDescription } from '../../shared/charts.ts';
import { formatValue } from '../charts/units.ts';
import type { Preferences } from '../models/preferences.ts';
import { PALETTE_SIZE } from '../models/profile.ts';
import { withSolo, withToggled } from '../models/visibility.ts';

interface LegendProps {
  chart: ChartDescription;
  /** One for each series, NaN where there is none. */
  values: readonly number[];
  visible: readonly boolean[];
  preferences: Preferences;
}

/** The series of a chart with their values under the cursor, else the newest. A click shows or hides one. */
export function Legend({ chart, values, visible, preferences }: LegendProps) {
  const { series: choices } = preferences;
  const click = (id: string, solo: boolean) => {
    const ids = chart.series.map((series) => series.id);
    choices.value = solo ? withSolo(choices.value, chart.id, id, ids) : withToggled(choices.value, chart.id, id);
  };
  return (
    <ul class="legend">
      {chart.series.map(({ id, label }, index) => (
        <li key={id}>
          <button
            type="button"
            data-testid="series"
            data-series={id}
            aria-pressed={visible[index] ?? true}
            title={`${label}: click to show or hide, Alt+click to show it alone`}
            onClick={(event) => click(id, event.altKey)}
          >
            <span class="swatch" style={{ background: `var(--series-${(index % PALETTE_SIZE) + 1})` }} />
            <span class="label">{label}</span>
            <span class="value">{formatValue(values[index] ?? Number.NaN, chart.unit)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
