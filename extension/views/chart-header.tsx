import { useEffect, useRef } from 'preact/hooks';
import type { ChartDescription } from '../../shared/charts.ts';
import type { Section } from '../models/arrangement.ts';
import type { Entry } from '../models/entries.ts';
import type { App } from './app.ts';
import { ChartMenu } from './chart-menu.tsx';
import { ChartTitle } from './chart-title.tsx';
import { chartSelector, focusMenuOf } from './focus-chart.ts';
import { Help } from './help.tsx';

interface ChartHeaderProps {
  app: App;
  entry: Entry;
  chart: ChartDescription;
  section: Section;
  isMaximized: boolean;
}

/** The title of a chart with its help and its actions; of a maximized one also the way back. */
export function ChartHeader({ app, entry, chart, section, isMaximized }: ChartHeaderProps) {
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isMaximized) return;
    close.current?.focus();
    return () => focusMenuOf(chartSelector(chart.id));
  }, [isMaximized, chart.id]);
  return (
    <header>
      <ChartTitle app={app} service={entry.service} chart={chart} />
      <div class="chart-tools">
        {chart.help && <Help title={chart.title} text={chart.help} />}
        <ChartMenu app={app} entry={entry} chart={chart} section={section} isMaximized={isMaximized} />
        {isMaximized && (
          <button
            ref={close}
            type="button"
            data-testid="close-maximized"
            title="Back to all charts (F)"
            onClick={() => {
              app.maximized.value = undefined;
            }}
          >
            Close
          </button>
        )}
      </div>
    </header>
  );
}
