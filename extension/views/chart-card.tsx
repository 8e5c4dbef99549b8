import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChartDescription } from '../../shared/charts.ts';
import { mountChart } from '../charts/mount.ts';
import { NO_READING, type Reading } from '../charts/reading.ts';
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
  const reading = useSignal<Reading>(NO_READING);
  const drawn = useComputed(() => reading.value.drawn);
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
      readout(next) {
        reading.value = next;
      },
    });
  }, [chart, service, timeline, snapshot, scheduler, look, visible, reading]);

  return (
    <article class="chart" data-testid="chart" data-chart={chart.id} data-rows={drawn}>
      <header>
        <h3>{chart.title}</h3>
        {chart.help && <Help title={chart.title} text={chart.help} />}
      </header>
      <div class="plot" ref={plot} />
      {chart.kind === 'heatmap' ? (
        <HeatmapLegend chart={chart} reading={reading} />
      ) : (
        <Legend chart={chart} reading={reading} visible={visible.value} preferences={preferences} />
      )}
    </article>
  );
}
