import { type LaneSettings, REQUEST_TABS, type RequestTab, tabByKey } from '../models/lane-settings.ts';

const LABELS: Readonly<Record<RequestTab, string>> = { requests: 'Requests', routes: 'Routes' };
const TITLES: Readonly<Record<RequestTab, string>> = {
  requests: 'Each request on the time axis of the charts',
  routes: 'How long the requests of each route took, the slowest first',
};

export const tabId = (tab: RequestTab) => `tab-${tab}`;
export const panelId = (tab: RequestTab) => `panel-${tab}`;

/** As what the requests of the page are shown. Tab reaches the one that is, the arrow keys the other. */
export function RequestTabs({ settings: { tab, show } }: { settings: LaneSettings }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = tabByKey(tab.value, event.key);
    if (!next) return;
    show(next);
    document.getElementById(tabId(next))?.focus();
    // The arrow keys move the view elsewhere.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="request-tabs" role="tablist" aria-label="Requests of the page" onKeyDown={onKeyDown}>
      {REQUEST_TABS.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={tabId(each)}
          data-testid={tabId(each)}
          title={TITLES[each]}
          aria-selected={each === tab.value}
          aria-controls={panelId(each)}
          tabIndex={each === tab.value ? 0 : -1}
          onClick={() => show(each)}
        >
          {LABELS[each]}
        </button>
      ))}
    </div>
  );
}
