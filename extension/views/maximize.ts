import type { App } from './app.ts';

/** Gives a chart the whole stage, or takes it back from the one that has it. Charts of a comparison have no need of it. */
export function toggleMaximized({ comparison, maximized }: App, id: string | undefined = pointedChart()): void {
  if (comparison.isComparing.value) return;
  const shown = document.querySelector<HTMLElement>('.chart.maximized')?.dataset.chart;
  maximized.value = shown === undefined ? id : undefined;
}

/** The chart under the mouse, else the one with the focus. */
function pointedChart(): string | undefined {
  const card =
    document.querySelector<HTMLElement>('.chart:hover') ?? document.activeElement?.closest<HTMLElement>('.chart');
  return card?.dataset.chart;
}
