import { MOST_COMPARED } from '../models/comparison.ts';
import type { App } from './app.ts';
import { ComparisonChip } from './comparison-chip.tsx';
import { ElapsedAtCursor } from './elapsed-at-cursor.tsx';
import { Menu } from './menu.tsx';
import { toggleCompared } from './toggle-compared.ts';

const ALIGNMENTS = [
  { alignment: 'clock', label: 'Clock', title: 'Lay over each other what happened at the same time' },
  { alignment: 'start', label: 'Start', title: 'Lay over each other what happened at the same age of the process' },
] as const;

/** What is compared, and how; above the charts of a comparison. */
export function ComparisonBar({ app }: { app: App }) {
  const { comparison, entries } = app;
  const compared = comparison.compared.value;
  const present = new Set(compared.map(({ id }) => id));
  const others = entries.list.value.filter(({ id }) => !present.has(id));
  return (
    <section class="comparison-bar" aria-label="Comparison" data-testid="comparison-bar">
      <ul class="chips" aria-label="Compared services">
        {compared.map((each, index) => (
          <ComparisonChip key={each.id} app={app} compared={each} isReference={index === 0} />
        ))}
        {others.length > 0 && compared.length < MOST_COMPARED && (
          <li>
            <Menu
              label="+ Add"
              title="Add a service to the comparison"
              id="compare-add"
              items={others.map(({ id, label }) => ({ id, label, run: () => toggleCompared(app, { id, label }) }))}
            />
          </li>
        )}
      </ul>
      <div class="comparison-controls">
        <ElapsedAtCursor app={app} />
        <span class="faint wide-only" aria-hidden="true">
          Align by
        </span>
        <fieldset class="windows" aria-label="Align by">
          {ALIGNMENTS.map(({ alignment, label, title }) => (
            <button
              key={alignment}
              type="button"
              data-testid={`align-${alignment}`}
              title={title}
              aria-pressed={comparison.alignment.value === alignment}
              onClick={() => {
                comparison.alignment.value = alignment;
              }}
            >
              {label}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="primary"
          data-testid="comparison-done"
          title="Back to one service (C)"
          onClick={comparison.stop}
        >
          Done
        </button>
      </div>
    </section>
  );
}
