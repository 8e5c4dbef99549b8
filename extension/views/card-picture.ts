import type { PictureEntry, PictureInput } from '../charts/picture.ts';

/**
 * What the picture of a chart is composed from: the chart as it stands on the page, with the values that its legend
 * shows now. `undefined` while the chart has not been drawn.
 */
export function pictureOf(card: HTMLElement, subtitle: string): PictureInput | undefined {
  const plot = card.querySelector<HTMLCanvasElement>(':is(.plot, .comparison-plot) canvas');
  if (!plot || plot.clientWidth === 0) return undefined;
  const legend = card.querySelector<HTMLElement>('.legend, .comparison-legend');
  const { backgroundColor, color } = getComputedStyle(card);
  return {
    title: textOf(card, 'h3'),
    subtitle,
    plot,
    legend: legend ? (legend.matches('.legend') ? entriesOf(legend) : entriesOfTable(legend)) : [],
    colors: { background: backgroundColor, text: color, faint: legend ? getComputedStyle(legend).color : color },
  };
}

/** The series that are shown, or what the legend of a heatmap says. */
function entriesOf(legend: HTMLElement): PictureEntry[] {
  const series = [...legend.querySelectorAll<HTMLElement>('[data-testid="series"]')];
  if (series.length === 0) return entriesOfHeatmap(legend);
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

/** The ends of the ramp, each with its colour, then what is counted. */
function entriesOfHeatmap(legend: HTMLElement): PictureEntry[] {
  const scale = legend.querySelector('.scale');
  const style = getComputedStyle(legend);
  const end = (node: Node | null | undefined, color: string): PictureEntry[] =>
    node ? [{ label: node.textContent ?? '', value: '', color: style.getPropertyValue(color) }] : [];
  return [
    ...end(scale?.firstChild, '--heat-1'),
    ...end(scale?.lastChild, '--heat-5'),
    { label: legend.lastElementChild?.textContent ?? '', value: '' },
  ];
}

/** Of a comparison: its services with their colours, then each line that is shown with the values of all of them. */
function entriesOfTable(legend: HTMLElement): PictureEntry[] {
  const services = [...legend.querySelectorAll<HTMLElement>('thead th')].flatMap((heading) => {
    const swatch = heading.querySelector('.swatch');
    return swatch
      ? [{ label: textOf(heading, '.label'), value: '', color: getComputedStyle(swatch).backgroundColor }]
      : [];
  });
  const shown = legend.querySelectorAll<HTMLElement>('tbody tr:not(:has([aria-pressed="false"]))');
  const rows = [...shown].map((row) => {
    const values = [...row.querySelectorAll('[data-testid="comparison-value"]')].map((cell) => cell.textContent);
    return { label: row.querySelector('th')?.textContent ?? '', value: values.join(', ') };
  });
  return [...services, ...rows];
}

const textOf = (element: HTMLElement, selector: string) => element.querySelector(selector)?.textContent ?? '';
