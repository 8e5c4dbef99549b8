import { useEffect, useRef, useState } from 'preact/hooks';
import { MOST_COMPARED } from '../models/comparison.ts';
import type { App } from './app.ts';
import { Dialog } from './dialog.tsx';
import { moveAmong } from './move-among.ts';
import { Swatch } from './swatch.tsx';

/** From so many services on, there is a field to find one by its name. */
const MANY = 9;

/** Asks what to compare the shown service with. */
export function ComparisonChooser({ app }: { app: App }) {
  const { comparison, entries } = app;
  const shown = entries.shown.value;
  const others = entries.list.value.filter(({ id }) => id !== shown?.id);
  const [picked, setPicked] = useState<readonly string[]>(() => presentOf(comparison.lastChosen.value, others));
  const [filter, setFilter] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const close = () => {
    comparison.isChoosing.value = false;
  };
  const compare = (event: Event) => {
    event.preventDefault();
    if (shown && picked.length > 0) comparison.choose([shown.id, ...picked]);
  };
  const isFull = picked.length + 1 >= MOST_COMPARED;
  const wanted = filter.trim().toLowerCase();
  const listed = others.filter(({ label }) => label.toLowerCase().includes(wanted));
  return (
    <Dialog title="Compare" close={close}>
      <form ref={form} class="chooser" data-testid="comparison-chooser" onSubmit={compare}>
        {others.length === 0 ? (
          <p>There is nothing to compare with yet. Add another service, or open a recording, and come back.</p>
        ) : (
          <p>
            Charts of <strong>{shown?.label}</strong> and of these, over each other:
          </p>
        )}
        {others.length >= MANY && (
          <input
            class="filter"
            type="search"
            placeholder="Find a service"
            aria-label="Find a service"
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        )}
        <ul onKeyDown={moveAmong}>
          {listed.map(({ id, label, color }) => {
            const isPicked = picked.includes(id);
            return (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    data-testid="candidate"
                    data-entry={label}
                    checked={isPicked}
                    disabled={isFull && !isPicked}
                    onChange={() => setPicked(isPicked ? picked.filter((each) => each !== id) : [...picked, id])}
                  />
                  <Swatch color={color} />
                  <span class="label">{label}</span>
                </label>
              </li>
            );
          })}
        </ul>
        {listed.length === 0 && others.length > 0 && <p class="faint">No service has that in its name.</p>}
        {isFull && <p class="faint">Six services can be compared at once.</p>}
        {others.length > 0 && (
          <p class="actions">
            <button type="submit" class="primary" data-testid="compare" disabled={picked.length === 0}>
              Compare
            </button>
          </p>
        )}
      </form>
    </Dialog>
  );
}

function presentOf(ids: readonly string[], others: readonly { id: string }[]): string[] {
  return ids.filter((id) => others.some((each) => each.id === id));
}
