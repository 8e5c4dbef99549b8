import { MARKER_HELP, MARKER_KINDS, MARKER_LABELS, type MarkerKind } from '../models/marker-kinds.ts';
import type { TimeSettings } from '../models/time-settings.ts';

interface MarkerTogglesProps {
  settings: TimeSettings;
  /** How many events of each kind there are, where that is to be told. */
  counts?: Record<MarkerKind, number>;
}

/** The kinds of events, each with the sign it has on the charts: a click shows or hides it, there and in the list. */
export function MarkerToggles({ settings, counts }: MarkerTogglesProps) {
  return (
    <fieldset class="marker-toggles" aria-label="Kinds of events">
      {MARKER_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          class="marker-toggle"
          data-testid={`marker-${kind}`}
          aria-pressed={!settings.hidden.value.has(kind)}
          aria-label={[MARKER_LABELS[kind], counts?.[kind].toLocaleString()].filter(Boolean).join(' ')}
          title={`${MARKER_HELP[kind]}; click to show or hide`}
          onClick={() => settings.toggle(kind)}
        >
          <span class={`key ${kind}`} />
          <span class="label">{MARKER_LABELS[kind]}</span>{' '}
          {counts && <span class="count">{counts[kind].toLocaleString()}</span>}
        </button>
      ))}
    </fieldset>
  );
}
