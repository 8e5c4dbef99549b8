import type { ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { ComparisonSnapshot } from '../charts/comparison-snapshot.ts';
import type { ComparedChart } from '../models/comparison-charts.ts';
import type { App } from './app.ts';
import { Menu, type MenuItem } from './menu.tsx';
import { copyCard, saveComparisonCsv } from './save-chart.ts';

interface ComparisonMenuProps {
  app: App;
  chart: ComparedChart;
  snapshot: ReadonlySignal<ComparisonSnapshot | undefined>;
  card: RefObject<HTMLElement | null>;
}

/** What can be done with one chart of a comparison. */
export function ComparisonMenu({ app, chart, snapshot, card }: ComparisonMenuProps) {
  const copy = () => {
    const { compared, range } = snapshot.peek() ?? {};
    if (!compared || !range || !card.current) return;
    const labels = compared.map(({ label }) => label);
    void copyCard(app, { chart: chart.chart, labels, range }, card.current);
  };
  const save = () => {
    const current = snapshot.peek();
    if (current) saveComparisonCsv(app, chart, current);
  };
  const items: MenuItem[] = [
    { id: 'png', label: 'Copy as PNG', run: copy },
    { id: 'csv', label: 'Save as CSV', run: save },
  ];
  return <Menu label="⋯" title={`Actions of ${chart.chart.title}`} id="chart" items={items} />;
}
