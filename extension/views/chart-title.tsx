import type { ChartDescription } from '../../shared/charts.ts';
import { moveChart } from '../models/arrangement.ts';
import type { Side } from '../models/order.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { startDrag } from './drag.ts';
import { Highlighted } from './highlighted.tsx';

interface ChartTitleProps {
  app: App;
  service: Service;
  chart: ChartDescription;
}

/** The title of a chart, by which it can be dragged to another place. */
export function ChartTitle({ app, service, chart }: ChartTitleProps) {
  const { layouts, finder } = app;
  const drag = (event: PointerEvent) => {
    const choiceFor = ({ dataset }: HTMLElement, side: Side) =>
      moveChart(service.schema.value?.charts ?? [], layouts.shown.value, chart.id, dataset.chart ?? '', side);
    startDrag(event, {
      targets: '.chart',
      accepts: (target) => target.dataset.chart !== chart.id && Object.keys(choiceFor(target, 'before')).length > 0,
      drop: (target, side) => layouts.change(choiceFor(target, side)),
    });
  };
  return (
    <h3 title={`${chart.title} (drag to move)`} onPointerDown={drag}>
      <Highlighted text={chart.title} words={finder.words.value} />
    </h3>
  );
}
