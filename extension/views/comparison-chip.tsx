import { formatTime } from '../charts/units.ts';
import type { Compared } from '../models/comparison.ts';
import type { App } from './app.ts';
import { Swatch } from './swatch.tsx';
import { useFace } from './use-face.ts';

interface ComparisonChipProps {
  app: App;
  compared: Compared;
  isReference: boolean;
}

/** One of the services that are compared: its colour, name and state. A click makes it the reference. */
export function ComparisonChip({ app, compared, isReference }: ComparisonChipProps) {
  const { comparison, timeline } = app;
  const { id, label, color, service } = compared;
  const face = useFace(service, timeline, false);
  const others = comparison.compared.value.filter((each) => each.id !== id).map((each) => each.id);
  const start = comparison.startOf(compared);
  const since = start === undefined ? '' : `, counted from ${formatTime(start, 1000)}`;
  const title = isReference
    ? `${label} is the reference of times and differences${since}`
    : `Make ${label} the reference of times and differences${since}`;
  return (
    <li class="chip" data-testid="chip" data-entry={label} data-reference={isReference} data-state={face.state}>
      <button
        type="button"
        class="chip-name"
        data-testid="chip-reference"
        aria-pressed={isReference}
        title={title}
        onClick={() => comparison.choose([id, ...others])}
      >
        <Swatch color={color} />
        <span class="label">{label}</span>
        <span class={`dot ${face.tone}`} role="img" aria-label={face.label} title={face.message ?? face.label} />
      </button>
      <button
        type="button"
        class="chip-remove"
        data-testid="chip-remove"
        aria-label={`Take ${label} out of the comparison`}
        title="Take out"
        onClick={() => comparison.toggleService(id)}
      >
        ×
      </button>
    </li>
  );
}
