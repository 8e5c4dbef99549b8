import { DEFAULTS } from '../models/default-limits.ts';
import type { Figure } from '../models/figures.ts';
import { formUnitOf, type LimitsDraft } from '../models/thresholds-form.ts';

interface ThresholdFieldsProps {
  figure: Figure;
  draft: LimitsDraft;
  /** Why it was refused. */
  error: string | undefined;
  change(draft: LimitsDraft): void;
}

/** The two thresholds of a figure, in its unit, with the reason for the usual ones. */
export function ThresholdFields({ figure, draft, error, change }: ThresholdFieldsProps) {
  const { unit } = formUnitOf(figure);
  const field = (tone: keyof LimitsDraft) => (
    <label>
      <span class={`dot ${tone}`} />
      <span>{tone}</span>
      <input
        name={`${figure.id}-${tone}`}
        inputMode="decimal"
        autocomplete="off"
        value={draft[tone]}
        placeholder="–"
        aria-label={`${figure.name}, ${tone} from, ${unit}`}
        aria-invalid={error !== undefined}
        aria-describedby={`${figure.id}-about`}
        onInput={(event) => change({ ...draft, [tone]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <fieldset data-figure={figure.id}>
      <legend>{figure.name}</legend>
      {field('strained')}
      {field('bad')}
      <span class="unit">{unit}</span>
      <p id={`${figure.id}-about`}>
        {error && (
          <strong class="error" role="alert" data-testid="threshold-error">
            {error}
          </strong>
        )}
        <span class="faint">{DEFAULTS[figure.id].why}</span>
      </p>
    </fieldset>
  );
}
