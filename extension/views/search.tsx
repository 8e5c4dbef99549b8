import type { Finder } from '../models/finder.ts';

const SEARCH_ID = 'search-charts';

/** The field in which a person types what they look for among the charts. */
export function Search({ finder: { query } }: { finder: Finder }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || query.value === '') return;
    query.value = '';
    // Chromium would open the console drawer as well.
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  return (
    <input
      id={SEARCH_ID}
      type="search"
      class="search"
      data-testid="search"
      aria-label="Search the charts"
      aria-keyshortcuts="/"
      title="Search title, series, group, unit and help (/)"
      placeholder="Search /"
      spellcheck={false}
      autocomplete="off"
      value={query}
      onInput={(event) => {
        query.value = event.currentTarget.value;
      }}
      onKeyDown={onKeyDown}
    />
  );
}

export function focusSearch(): void {
  document.getElementById(SEARCH_ID)?.focus();
}
