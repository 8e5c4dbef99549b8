import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ChartDescription } from '../../shared/charts.ts';
import { mountChart } from '../charts/mount.ts';
import { NO_READING, type Reading } from '../charts/reading.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import type { Section } from '../models/arrangement.ts';
import type { Entry } from '../models/entries.ts';
import { isVisible } from '../models/visibility.ts';
import type { App } from './app.ts';
import { ChartHeader } from './chart-header.tsx';
import { ChartLegend } from './chart-legend.tsx';

interface ChartCardProps {
  app: App;
  entry: Entry;
  chart: ChartDescription;
  /** Where the chart stands, with those beside it. */
  section: Section;
  isMaximized: boolean;
  snapshot(): Snapshot;
}

/** One chart with its title, its actions and its legend. */
export function ChartCard({ app, entry, chart, section, isMaximized, snapshot }: ChartCardProps) {
  const { timeline, scheduler, look, layouts } = app;
  const { service } = entry;
  const plot = useRef<HTMLDivElement>(null);
  const reading = useSignal<Reading>(NO_READING);
  const drawn = useComputed(() => reading.value.drawn);
  const visible = useComputed(() => chart.series.map(({ id }) => isVisible(layouts.series.value, chart.id, id)));

  useLayoutEffect(() => {
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
    <article
      class={isMaximized ? 'chart maximized' : 'chart'}
      data-testid="chart"
      data-chart={chart.id}
      // A signal as an attribute: what changes with every sample must not draw the whole card anew.
      data-rows={drawn}
    >
      <ChartHeader app={app} entry={entry} chart={chart} section={section} isMaximized={isMaximized} />
      <div class="plot" ref={plot} />
      <ChartLegend chart={chart} reading={reading} visible={visible} layouts={layouts} />
    </article>
  );
}
