/**
 * Gives the focus to the menu of a chart or group once the page has been drawn anew: an element that is moved loses it.
 * `selector` matches the chart or group.
 */
export function focusMenuOf(selector: string): void {
  requestAnimationFrame(() => {
    const menu = document.querySelector<HTMLElement>(`${selector} .menu-button`);
    menu?.focus({ preventScroll: true });
    menu?.closest('.chart, h2')?.scrollIntoView({ block: 'nearest' });
  });
}

/** Matches the card of a chart. */
export const chartSelector = (id: string) => `.chart[data-chart="${CSS.escape(id)}"]`;

/** Matches a group. */
export const groupSelector = (id: string) => `.group[data-group="${CSS.escape(id)}"]`;
