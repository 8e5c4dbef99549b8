import type { PictureEntry, PictureInput } from '../charts/picture.ts';

/**
 * What the picture of a chart is composed from: the chart as it stands on the page, with the values that its legend
 * shows now. `undefined` while the chart has not been drawn.
 */
export function pictureOf(card: HTMLElement, subtitle: string): PictureInput | undefined {
  const plot = card.querySelector<HTMLCanvasElement>('.plot canvas');
  if (!plot || plot.clientWidth === 0) return undefined;
  const legend = card.querySelector<HTMLElement>('.legend');
  const { backgroundColor, color } = getComputedStyle(card);
  return {
    title: textOf(card, 'h3'),
    subtitle,
    plot,
    legend: legend ? entriesOf(legend) : [],
    colors: { background: backgroundColor, text: color, faint: legend ? getComputedStyle(legend).color : color },
  };
}

/** The series that are shown; of a legend without series, such as a heatmap's, what it says. */
function entriesOf(legend: HTMLElement): PictureEntry[] {
  const series = [...legend.querySelectorAll<HTMLElement>('[data-testid="series"]')];
  if (series.length === 0) return [{ label: legend.textContent ?? '', value: '' }];
  return series
    .filter((entry) => entry.getAttribute('aria-pressed') !== 'false')
    .map((entry) => {
      const swatch = entry.querySelector('.swatch');
      return {
        label: textOf(entry, '.label'),
        value: textOf(entry, '.value'),
        ...(swatch && { color: getComputedStyle(swatch).backgroundColor }),
      };
    });
}

const textOf = (element: HTMLElement, selector: string) => element.querySelector(selector)?.textContent ?? '';
