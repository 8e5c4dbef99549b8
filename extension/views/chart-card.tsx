import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChartDescription } from '../../shared/charts.ts';
import { mountChart } from '../charts/mount.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import type { Service } from '../models/service.ts';
import { isVisible } from '../models/visibility.ts';
import type { App } from './app.ts';
import { HeatmapLegend } from './heatmap-legend.tsx';
import { Help } from './help.tsx';
import { Legend } from './legend.tsx';

interface ChartCardProps {
  app: App;
  service: Service;
  chart: ChartDescription;
  snapshot(): Snapshot;
}

/** One chart with its title, its help and its legend. */
export function ChartCard({ app, service, chart, snapshot }: ChartCardProps) {
  const { timeline, scheduler, look, preferences } = app;
  const plot = useRef<HTMLDivElement>(null);
  const values = useSignal<readonly number[]>([]);
  const drawn = useSignal(0);
  const visible = useComputed(() => chart.series.map(({ id }) => isVisible(preferences.series.value, chart.id, id)));

  useEffect(() => {
    if (!plot.current) return;
    return mountChart(plot.current, {
      chart,
      service,
      timeline,
      snapshot,
      scheduler,
      look: look.value,
      visible,
      readout(row, count) {
        values.value = chart.series.map(({ id }) => service.samples.values(id)?.[row ?? -1] ?? Number.NaN);
        drawn.value = count;
      },
    });
  }, [chart, service, timeline, snapshot, scheduler, look, visible, values, drawn]);

  return (
    <article class="chart" data-testid="chart" data-chart={chart.id} data-rows={drawn.value}>
      <header>
        <h3>{chart.title}</h3>
        {chart.help && <Help title={chart.title} text={chart.help} />}
      </header>
      <div class="plot" ref={plot} />
      {chart.kind === 'heatmap' ? (
        <HeatmapLegend chart={chart} counts={values.value} />
      ) : (
        <Legend chart={chart} values={values.value} visible={visible.value} preferences={preferences} />
      )}
    </article>
  );
}
