import type { RefObject } from 'preact';
import type { App } from './app.ts';
import { showService } from './show-service.ts';

/** The field by which a long list is narrowed down. Enter shows the first that is left, ↓ goes to it. */
export function ServiceFilter({ app, list }: { app: App; list: RefObject<HTMLElement | null> }) {
  const { filter, visible } = app.serviceList;
  const onKeyDown = (event: KeyboardEvent) => {
    const first = visible.value[0];
    if (event.key === 'Enter' && first) showService(app, first.id);
    else if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('[data-stop]')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <input
      class="service-filter"
      type="search"
      data-testid="service-filter"
      aria-label="Filter services by name, address or group"
      placeholder="Filter"
      value={filter.value}
      onInput={(event) => {
        filter.value = event.currentTarget.value;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
