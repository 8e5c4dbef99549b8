import { useComputed } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { createSnapshots } from '../charts/snapshot.ts';
import { viewOf } from '../models/chart-view.ts';
import { createEmptiness } from '../models/emptiness.ts';
import type { Entry } from '../models/entries.ts';
import { pickedRequest, pickedSpan } from '../models/lane-picked.ts';
import { sharesOf } from '../models/shares.ts';
import type { App } from './app.ts';
import { ChartGroup } from './chart-group.tsx';
import { FilterLine } from './filter-line.tsx';
import { HiddenCharts } from './hidden-charts.tsx';
import { RecordingInfo } from './recording-info.tsx';
import { SummaryStrip } from './summary-strip.tsx';
import { Trouble } from './trouble.tsx';
import { useGradual } from './use-gradual.ts';

const CARD = { width: 328, height: 185 };

/** The charts of one service, as the person has arranged them, with what is the matter above them. */
export function ServiceView({ app, entry }: { app: App; entry: Entry }) {
  const { timeline, timeSettings, eventJump, layouts, finder, requests, requestChoice } = app;
  const { service, recording } = entry;
  const snapshot = useMemo(() => {
    const picked = pickedSpan(pickedRequest(requests, requestChoice), service);
    return createSnapshots(service, timeline, { hidden: timeSettings.hidden, selected: eventJump.selected, picked });
  }, [service, timeline, timeSettings, eventJump, requests, requestChoice]);
  const hidesEmpty = useComputed(() => layouts.arrangement.value.hideEmpty);
  const emptiness = useMemo(() => createEmptiness(service, timeline, hidesEmpty), [service, timeline, hidesEmpty]);
  useLayoutEffect(() => emptiness.start(), [emptiness]);
  const { folded } = layouts.arrangement.value;
  const view = viewOf(
    service.schema.value?.charts ?? [],
    layouts.arrangement.value,
    finder.matches.value,
    emptiness.charts.value,
  );
  const isFolded = (id: string) => folded.includes(id) && finder.words.value.length === 0;
  const open = view.sections.filter(({ id }) => !isFolded(id)).flatMap(({ charts }) => charts);
  const lengths = view.sections.map(({ id, charts }) => (isFolded(id) ? 0 : charts.length));
  const drawn = useGradual(open.length, CARD);
  const shares = sharesOf(lengths, drawn);
  // One that is folded away or filtered out must not hide the others from behind, nor one that is there a form.
  const isFree = app.editor.subject.value === undefined;
  const maximized = isFree ? open.find(({ id }) => id === app.maximized.value)?.id : undefined;
  return (
    <div class="view" data-testid="view" data-maximized={maximized} data-growing={drawn < open.length || undefined}>
      {recording ? <RecordingInfo recording={recording} /> : <Trouble app={app} entry={entry} />}
      <SummaryStrip app={app} entry={entry} />
      <FilterLine app={app} view={view} />
      {view.sections.map((section, index) => (
        <ChartGroup
          key={section.id}
          app={app}
          entry={entry}
          section={section}
          sections={view.sections}
          isFolded={isFolded(section.id)}
          count={shares[index] ?? 0}
          maximized={maximized}
          snapshot={snapshot}
        />
      ))}
      <HiddenCharts app={app} entry={entry} charts={view.hidden} />
    </div>
  );
}
