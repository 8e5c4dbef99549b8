import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { ChartDescription } from '../../shared/charts.ts';
import { countLines, rowsOf } from '../charts/comparison-rows.ts';
import type { Compared } from '../models/comparison.ts';
import { withSolo, withToggled } from '../models/visibility.ts';
import type { App } from './app.ts';
import { ComparisonRowView } from './comparison-row.tsx';
import { Swatch } from './swatch.tsx';

interface ComparisonLegendProps {
  app: App;
  chart: ChartDescription;
  compared: readonly Compared[];
  visible: ReadonlySignal<readonly boolean[]>;
  values: ReadonlySignal<readonly (readonly (number | undefined)[])[]>;
}

/**
 * The values of every service under the cursor, else the newest, and of two services how they differ. A click on a series
 * shows or hides it; the parts of a sum are listed when they are asked for.
 */
export function ComparisonLegend({ app, chart, compared, visible, values }: ComparisonLegendProps) {
  const [isOpen, setOpen] = useState(false);
  const { series: choices } = app.layouts;
  const toggle = (id: string, solo: boolean) => {
    const ids = chart.series.map((series) => series.id);
    choices.value = solo ? withSolo(choices.value, chart.id, id, ids) : withToggled(choices.value, chart.id, id);
  };
  const rows = rowsOf(chart, visible.value);
  const listed = isOpen ? rows : rows.slice(0, countLines(rows));
  return (
    <div class="comparison-legend">
      <table aria-label={`${chart.title}, the newest values or those under the cursor`}>
        <thead>
          <tr>
            <td />
            {compared.map(({ id, label, color }) => (
              <th key={id} scope="col" title={label}>
                <Swatch color={color} />
                <span class="label">{label}</span>
              </th>
            ))}
            {compared.length === 2 && (
              <th scope="col" title={`${compared[1]?.label} against ${compared[0]?.label}`}>
                difference
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {listed.map((row, index) => (
            <ComparisonRowView
              key={row.id}
              row={row}
              place={index}
              unit={chart.unit}
              services={compared.map(({ id }) => id)}
              values={values.value[index] ?? []}
              toggle={toggle}
              {...(row.role === 'sum' ? { isOpen, open: setOpen } : {})}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
