import type { ReadonlySignal } from '@preact/signals';
import type { ChartDescription } from '../../shared/charts.ts';
import type { Reading } from '../charts/reading.ts';
import { formatValue } from '../charts/units.ts';
import { type Choices, withSolo, withToggled } from '../models/visibility.ts';
import type { Writable } from '../models/writable.ts';
import { HOW_TO_CHOOSE, seriesHandlers } from './choose-series.ts';
import { Swatch } from './swatch.tsx';

interface LegendProps {
  chart: ChartDescription;
  reading: ReadonlySignal<Reading>;
  visible: readonly boolean[];
  choices: Writable<Choices>;
}

/**
 * The series of a chart with their values at the shared cursor, else the newest; where these are means, with the lowest
 * and highest values. A click shows or hides a series, with Alt it alone.
 */
export function Legend({ chart, reading, visible, choices }: LegendProps) {
  const { values, spread } = reading.value;
  const choose = (id: string, solo: boolean) => {
    const ids = chart.series.map((series) => series.id);
    choices.value = solo ? withSolo(choices.value, chart.id, id, ids) : withToggled(choices.value, chart.id, id);
  };
  const format = (value: number | undefined) => formatValue(value ?? Number.NaN, chart.unit);
  return (
    <ul class="legend">
      {chart.series.map(({ id, label }, index) => {
        const [low, high] = [format(spread?.low[index]), format(spread?.high[index])];
        const range = spread && (low === high ? `always ${low}` : `${low} to ${high}`);
        const step = spread && ` (mean of ${formatValue(spread.stepMs / 1000, 's')}, ${range})`;
        return (
          <li key={id}>
            <button
              type="button"
              data-testid="series"
              data-series={id}
              aria-pressed={visible[index] ?? true}
              title={`${label}${step ?? ''}: ${HOW_TO_CHOOSE}`}
              {...seriesHandlers((solo) => choose(id, solo))}
            >
              <Swatch color={index} />
              <span class="label">{label}</span>
              <span class="value">{format(values[index])}</span>
              {low !== high && <span class="spread">{range}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
