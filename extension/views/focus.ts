/**
 * Gives the focus to the first of these selectors that matches something, once the page has been drawn anew: what goes
 * or is moved loses it, and the keyboard would have to start over.
 */
export function focusFirst(...selectors: readonly string[]): void {
  requestAnimationFrame(() => {
    const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector)).find(Boolean);
    found?.focus({ preventScroll: true });
    found?.closest('.chart, h2')?.scrollIntoView({ block: 'nearest' });
  });
}

/** What is always there to get the focus, the nearest to the charts first. */
const HOME = ['.controls button', '.services button'];

/** For a button that goes with the message that it ends: does what it is for, and gives the focus to what stays. */
export const ending = (act: () => void) => () => {
  act();
  focusFirst(...HOME);
};
