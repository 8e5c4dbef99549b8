import type { ChartDescription } from '../../shared/charts.ts';
import { copyImage, saveFile } from '../browser/files.ts';
import { comparisonCsv } from '../charts/comparison-csv.ts';
import type { ComparisonSnapshot } from '../charts/comparison-snapshot.ts';
import { composePicture } from '../charts/picture.ts';
import { formatTime } from '../charts/units.ts';
import type { ComparedChart } from '../models/comparison-charts.ts';
import { type CsvColumn, columnsOfChart, columnsOfCharts, csvOf, rowsInRange } from '../models/csv.ts';
import type { Entry } from '../models/entries.ts';
import { fileName } from '../models/file-name.ts';
import type { TimeRange } from '../models/timeline.ts';
import type { App } from './app.ts';
import { pictureOf } from './card-picture.ts';
import { rangeInView } from './retained-in-view.ts';

/** Saves what is in view of one chart as CSV. */
export function saveChartCsv(app: App, entry: Entry, chart: ChartDescription): void {
  saveCsv(app, entry, columnsOfChart(chart), [entry.label, chart.id]);
}

/** Saves what is in view of all charts as CSV, hidden ones included. */
export function saveAllCsv(app: App, entry: Entry): void {
  saveCsv(app, entry, columnsOfCharts(entry.service.schema.value?.charts ?? []), [entry.label]);
}

function saveCsv(app: App, entry: Entry, columns: readonly CsvColumn[], parts: readonly string[]): void {
  const range = rangeInView(app, entry.service);
  const csv = csvOf(columns, rowsInRange(entry.service.tiers, range));
  saveTable(app, csv, fileName(parts, range.to, 'csv'));
}

/** Saves what is in view of a chart of a comparison as CSV. */
export function saveComparisonCsv(app: App, chart: ComparedChart, snapshot: ComparisonSnapshot): void {
  const labels = snapshot.compared.map(({ label }) => label);
  saveTable(app, comparisonCsv(chart, snapshot), fileName([...labels, chart.chart.id], snapshot.range.to, 'csv'));
}

function saveTable({ feedback }: App, csv: string, name: string): void {
  saveFile(name, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  feedback.say(`Saved as “${name}”.`);
}

/** Puts the picture of a chart into the clipboard; where the browser refuses, into a file. */
export function copyPicture(app: App, entry: Entry, chart: ChartDescription, card: HTMLElement): Promise<void> {
  return copyCard(app, { chart, labels: [entry.label], range: rangeInView(app, entry.service) }, card);
}

interface Pictured {
  chart: ChartDescription;
  /** The services that are drawn. */
  labels: readonly string[];
  range: TimeRange;
}

/** The same for a chart of any number of services. */
export async function copyCard(app: App, { chart, labels, range }: Pictured, card: HTMLElement): Promise<void> {
  const { feedback } = app;
  const subtitle = `${labels.join(', ')}, ${formatTime(range.from, 1000)} to ${formatTime(range.to, 1000)}`;
  const picture = pictureOf(card, subtitle);
  if (!picture) return feedback.say(`“${chart.title}” has not been drawn yet; try again once it is in view.`);
  try {
    const png = await composePicture(picture);
    try {
      await copyImage(png);
      feedback.say(`The picture of “${chart.title}” is in the clipboard.`);
    } catch {
      const name = fileName([...labels, chart.id], range.to, 'png');
      saveFile(name, png);
      feedback.say(`The browser did not let the picture into the clipboard; it was saved as “${name}”.`);
    }
  } catch (error) {
    feedback.say(`There is no picture of “${chart.title}”: ${String(error)}`);
  }
}
