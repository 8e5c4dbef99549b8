/** Has the browser ask before the panel is closed or reloaded, where it can, as long as something would be lost. */
export function warnBeforeClosing(wouldLose: () => boolean): void {
  window.addEventListener('beforeunload', (event) => {
    if (wouldLose()) event.preventDefault();
  });
}
