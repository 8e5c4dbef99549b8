import type { App } from './app.ts';

/** Begins a comparison with the shown service; not there while there is nothing to compare it with. */
export function CompareButton({ app: { comparison, entries } }: { app: App }) {
  if (entries.list.value.length < 2 || comparison.isComparing.value) return null;
  return (
    <button
      type="button"
      class="quiet"
      data-testid="compare-services"
      title="Draw the charts of several services over each other (C)"
      onClick={comparison.toggle}
    >
      Compare
    </button>
  );
}
