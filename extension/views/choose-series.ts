/** What is said of a series in a legend. */
export const HOW_TO_CHOOSE = 'click or Enter to show or hide, with Alt to show it alone';

/** What the button of a series listens to: a click or Enter chooses it, with Alt it alone. */
export function seriesHandlers(choose: (solo: boolean) => void) {
  return {
    onClick: (event: MouseEvent) => choose(event.altKey),
    onKeyDown(event: KeyboardEvent) {
      // With Alt, browsers do not take Enter for a click.
      if (event.key !== 'Enter' || !event.altKey) return;
      event.preventDefault();
      choose(true);
    },
  };
}
