import type { ChartDescription } from '../../shared/charts.ts';
import { formatValue } from '../charts/units.ts';
import { PALETTE_SIZE } from '../models/profile.ts';
import { type Choices, withSolo, withToggled } from '../models/visibility.ts';
import type { Writable } from '../models/writable.ts';

interface LegendProps {
  chart: ChartDescription;
  /** One for each series, NaN where there is none. */
  values: readonly number[];
  visible: readonly boolean[];
  choices: Writable<Choices>;
}

/** The series of a chart with their values under the cursor, else the newest. A click shows or hides one. */
export function Legend({ chart, values, visible, choices }: LegendProps) {
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
