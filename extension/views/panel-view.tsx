import { useComputed } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import { newestTime } from '../charts/snapshot.ts';
import type { App } from './app.ts';
import { BehindPageOffers } from './behind-page-offers.tsx';
import { ComparisonBar } from './comparison-bar.tsx';
import { ComparisonChooser } from './comparison-chooser.tsx';
import { ComparisonView } from './comparison-view.tsx';
import { CursorBar } from './cursor-bar.tsx';
import { DropTarget } from './drop-target.tsx';
import { EventList } from './event-list.tsx';
import { EventTooltip } from './event-tooltip.tsx';
import { FeedbackLine } from './feedback-line.tsx';
import { FirstRun } from './first-run.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Minimap } from './minimap.tsx';
import { Notices } from './notices.tsx';
import { ProfileForm } from './profile-form.tsx';
import { openFiles } from './recording-actions.ts';
import { RecordingNotices } from './recording-notices.tsx';
import { RequestsSection } from './requests-section.tsx';
import { ServiceList } from './service-list.tsx';
import { ServiceView } from './service-view.tsx';
import { ThresholdsDialog } from './thresholds-dialog.tsx';
import { Toolbar } from './toolbar.tsx';
import { useKeys } from './use-keys.ts';
import { useChartWheel } from './use-wheel.ts';

/** The whole panel. */
export function PanelView({ app }: { app: App }) {
  const { profiles, entries, editor, comparison } = app;
  useKeys(app);
  const charts = useChartWheel<HTMLElement>(app);
  const drop = useCallback((files: File[]) => void openFiles(app, files), [app]);
  const entry = entries.shown.value;
  const isEmpty = profiles.loaded.value && profiles.list.value.length === 0 && !entry;
  // By their starts, services are compared over other times than the shown one has.
  const hasMinimap = entry && !(comparison.isComparing.value && comparison.alignment.value === 'start');
  // A signal as an attribute: what changes with every sample must not draw the whole panel anew.
  const span = useComputed(() => spanSeconds(app));
  return (
    <div class="panel" data-testid="panel" data-span-seconds={span}>
      <ServiceList app={app} />
      <div class="stage">
        {entry && <Toolbar app={app} entry={entry} />}
        {comparison.isComparing.value && <ComparisonBar app={app} />}
        {hasMinimap && <Minimap key={entry.id} app={app} service={entry.service} />}
        <div class="charts-and-requests">
          <div class="charts-area">
            <main class="scroll" ref={charts}>
              <Notices app={app} />
              <RecordingNotices app={app} />
              <BehindPageOffers app={app} />
              {editor.subject.value && (
                <ProfileForm key={keyOf(editor.subject.value)} app={app} subject={editor.subject.value} />
              )}
              {isEmpty && !editor.subject.value && <FirstRun app={app} />}
              {comparison.isComparing.value && <ComparisonView app={app} />}
              {entry && !comparison.isComparing.value && <ServiceView key={entry.id} app={app} entry={entry} />}
            </main>
          </div>
          {app.laneSettings.isOpen.value && <RequestsSection app={app} entry={entry} />}
        </div>
        <ThresholdsDialog app={app} />
        <FeedbackLine app={app} />
        {entry && <CursorBar app={app} service={entry.service} />}
      </div>
      {entry && app.open.events.value && <EventList app={app} service={entry.service} />}
      {entry && <EventTooltip app={app} service={entry.service} />}
      {comparison.isChoosing.value && <ComparisonChooser app={app} />}
      <KeysDialog app={app} />
      <DropTarget drop={drop} />
    </div>
  );
}

const keyOf = (subject: { id: string } | 'new') => (subject === 'new' ? 'new' : subject.id);

/** How many seconds of samples the shown service has. */
function spanSeconds({ entries }: App): number {
  const service = entries.shown.value?.service;
  if (!service || service.revision.value === 0) return 0;
  const first = service.samples.times()[0] ?? newestTime(service);
  return Math.floor((newestTime(service) - first) / 1000);
}
