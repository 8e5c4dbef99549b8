import type { ChartView } from '../models/chart-view.ts';
import type { App } from './app.ts';
import { focusSearch } from './search.tsx';

/** How many charts the filters leave, and the way to see all again; nothing where none are left out. */
export function FilterLine({ app, view }: { app: App; view: ChartView }) {
  const { finder, layouts } = app;
  const { shown, total, empty, hidden } = view;
  if (finder.active.value === 0 && empty === 0) return null;
  const clear = () => {
    // The button goes with what it clears.
    focusSearch();
    finder.clear();
    if (layouts.shown.value.hideEmpty) layouts.change({ hideEmpty: false });
  };
  return (
    <div class={shown === 0 ? 'filter-line nothing' : 'filter-line'} data-testid="filter-line">
      <p role="status">
        {shown === 0 && <strong>Nothing matches. </strong>}
        {shown} of {total} charts
        {empty > 0 && `; ${empty} left out as empty`}
        {shown === 0 && hidden.length > 0 && `; ${hidden.length} hidden`}
      </p>
      <button type="button" class="link" data-testid="clear-filters" onClick={clear}>
        Clear filters
      </button>
    </div>
  );
}
