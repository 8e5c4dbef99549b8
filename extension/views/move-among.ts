/** Lets the arrow keys move the focus among the inputs of a list, from the first to the last and on to the first. */
export function moveAmong(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const inputs = [...event.currentTarget.querySelectorAll<HTMLElement>('input:enabled')];
  if (step === 0 || inputs.length === 0) return;
  event.preventDefault();
  const { activeElement } = document;
  const index = activeElement instanceof HTMLElement ? inputs.indexOf(activeElement) : -1;
  inputs.at((index + step) % inputs.length)?.focus();
}
