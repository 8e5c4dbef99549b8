import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { mountComparison } from '../charts/comparison-mount.ts';
import { explainRows } from '../charts/comparison-rows.ts';
import type { ComparisonSnapshot } from '../charts/comparison-snapshot.ts';
import type { Compared } from '../models/comparison.ts';
import type { ComparedChart } from '../models/comparison-charts.ts';
import { isVisible } from '../models/visibility.ts';
import type { App } from './app.ts';
import { ComparisonLegend } from './comparison-legend.tsx';
import { ComparisonMenu } from './comparison-menu.tsx';
import { Help } from './help.tsx';

interface ComparisonCardProps {
  app: App;
  chart: ComparedChart;
  compared: readonly Compared[];
  snapshot: ReadonlySignal<ComparisonSnapshot | undefined>;
}

/** One chart with the lines of all services, and a table of their values. */
export function ComparisonCard({ app, chart, compared, snapshot }: ComparisonCardProps) {
  const { timeline, scheduler, look, layouts } = app;
  const { id, title, help, series } = chart.chart;
  const card = useRef<HTMLElement>(null);
  const plot = useRef<HTMLDivElement>(null);
  const values = useSignal<(number | undefined)[][]>([]);
  const counts = useSignal('');
  const visible = useComputed(() => series.map((each) => isVisible(layouts.series.value, id, each.id)));

  useLayoutEffect(() => {
    if (!plot.current) return;
    return mountComparison(plot.current, {
      chart,
      compared,
      snapshot,
      timeline,
      scheduler,
      look: look.value,
      visible,
      readout(next) {
        values.value = next;
      },
      drawn(next) {
        counts.value = next.join(' ');
      },
    });
  }, [chart, compared, snapshot, timeline, scheduler, look, visible, values, counts]);

  const owners = compared.filter((_, index) => chart.own[index] !== undefined);
  const explained = [help, explainRows(chart.chart)].filter(Boolean).join(' ');
  return (
    <article ref={card} class="chart" data-testid="comparison-chart" data-chart={id} data-values={counts}>
      <header>
        <h3>{title}</h3>
        {owners.length < compared.length && (
          <span class="only">only in {owners.map(({ label }) => label).join(', ')}</span>
        )}
        <div class="chart-tools">
          {explained && <Help title={title} text={explained} />}
          <ComparisonMenu app={app} chart={chart} snapshot={snapshot} card={card} />
        </div>
      </header>
      <div class="comparison-plot" ref={plot} />
      <ComparisonLegend chart={chart.chart} compared={compared} visible={visible} values={values} app={app} />
    </article>
  );
}
