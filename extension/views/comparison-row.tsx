import type { ComparisonRow } from '../charts/comparison-rows.ts';
import { lineStyle } from '../charts/dashes.ts';
import { formatDifference } from '../charts/difference.ts';
import { formatValue } from '../charts/units.ts';
import { HOW_TO_CHOOSE, seriesHandlers } from './choose-series.ts';

interface ComparisonRowProps {
  row: ComparisonRow;
  /** Which line of the chart it is. */
  place: number;
  unit: string;
  /** The ids of the services, in the order of the columns. */
  services: readonly string[];
  values: readonly (number | undefined)[];
  toggle(id: string, solo: boolean): void;
  /** Of a sum: whether its parts are listed, and the way to list them. */
  isOpen?: boolean;
  open?(isOpen: boolean): void;
}

/** One row of values, headed by how its line is drawn and what it is called. */
export function ComparisonRowView({ row, place, unit, services, values, ...actions }: ComparisonRowProps) {
  const [base, other] = values;
  return (
    <tr class={row.role} data-testid="comparison-row" data-row={row.id}>
      <th scope="row">
        <RowHeading row={row} place={place} {...actions} />
      </th>
      {services.map((id, index) => (
        <td key={id} data-testid="comparison-value">
          {formatValue(values[index] ?? Number.NaN, unit)}
        </td>
      ))}
      {services.length === 2 && (
        <td class="difference" data-testid="comparison-difference">
          {formatDifference(other, base, unit)}
        </td>
      )}
    </tr>
  );
}

type RowHeadingProps = Pick<ComparisonRowProps, 'row' | 'place' | 'toggle' | 'isOpen' | 'open'>;

function RowHeading({ row, place, toggle, isOpen = false, open }: RowHeadingProps) {
  if (row.role === 'quantile' || row.role === 'sum') {
    return (
      <span class="heading">
        <LineSample place={place} />
        {open ? (
          <button type="button" class="parts" data-testid="parts" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
            {row.label}
          </button>
        ) : (
          <span class="label">{row.label}</span>
        )}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="heading"
      data-testid="series"
      data-series={row.id}
      aria-pressed={row.isOn}
      title={`${row.label}: ${HOW_TO_CHOOSE}`}
      {...seriesHandlers((solo) => toggle(row.id, solo))}
    >
      {row.role === 'series' ? <LineSample place={place} /> : <span class="tick" />}
      <span class="label">{row.label}</span>
    </button>
  );
}

/** A piece of the line as it is drawn, in the colour of text: the colours are the services'. */
function LineSample({ place }: { place: number }) {
  const { dash, alpha } = lineStyle(place);
  return (
    <svg class="line-sample" width="22" height="8" viewBox="0 0 22 8" aria-hidden="true">
      <line
        x1="0"
        y1="4"
        x2="22"
        y2="4"
        stroke="currentcolor"
        stroke-width="1.5"
        stroke-dasharray={dash.join(' ')}
        opacity={alpha}
      />
    </svg>
  );
}
