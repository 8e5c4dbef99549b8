import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { warnBeforeClosing } from './browser/closing.ts';
import { lockAcrossPanels } from './browser/lock.ts';
import { panelNetwork } from './browser/network.ts';
import { watchPage } from './browser/page.ts';
import { extensionStore, sessionStore } from './browser/storage.ts';
import { currentTheme, onThemeChanged } from './browser/theme.ts';
import { readLook } from './charts/look.ts';
import { createScheduler } from './charts/scheduler.ts';
import { createBehindPage } from './models/behind-page.ts';
import { createComparison } from './models/comparison.ts';
import { createDiscovery } from './models/discovery.ts';
import { createEditor } from './models/editor.ts';
import { createEntries } from './models/entries.ts';
import { createEventJump } from './models/event-jump.ts';
import { createExplanations } from './models/explanations.ts';
import { createFeedback } from './models/feedback.ts';
import { createFinder } from './models/finder.ts';
import { forgetLayouts } from './models/forget-layouts.ts';
import { createHealthCheck } from './models/health.ts';
import { createImporter } from './models/importer.ts';
import { createLaneSettings } from './models/lane-settings.ts';
import { createLayouts } from './models/layouts.ts';
import { followPage } from './models/page-follower.ts';
import { createPageRequests } from './models/page-requests.ts';
import { createPreferences } from './models/preferences.ts';
import { createProfiles } from './models/profiles.ts';
import { createRecorder } from './models/recorder.ts';
import { createRecordings } from './models/recordings.ts';
import { createRequestChoice } from './models/request-filter.ts';
import { joinRequests } from './models/request-join.ts';
import { createRetention } from './models/retention.ts';
import { createServiceList } from './models/service-list.ts';
import { createServices } from './models/services.ts';
import { createShownRequests } from './models/shown-requests.ts';
import { createThresholds } from './models/thresholds.ts';
import { createTimeSettings } from './models/time-settings.ts';
import { createTimeline } from './models/timeline.ts';
import { createGate } from './sources/gate.ts';
import { createLocator } from './sources/locator.ts';
import { probe } from './sources/probe.ts';
import { createWallClock } from './sources/wall-clock.ts';
import { PanelView } from './views/panel-view.tsx';
import { LOW_PANEL } from './views/toggle-minimap.ts';
import { watchMedia } from './views/watch-media.ts';

/** Chromium connects 50 services fastest when six handshakes run at once (measured). */
const HANDSHAKES_AT_ONCE = 6;

const store = extensionStore();
const gate = createGate(HANDSHAKES_AT_ONCE);
const locator = createLocator(probe, gate);
const preferences = createPreferences(store);
const profiles = createProfiles(store, sessionStore());
const thresholds = createThresholds(store);
const clock = createWallClock();
const services = createServices(
  profiles,
  { probe, gate, locator, clock },
  (id) => id === (preferences.shownId.peek() ?? profiles.list.peek()[0]?.id),
);

const recordings = createRecordings(() => profiles.list.peek().map(({ color }) => color));
const entries = createEntries(profiles, services, recordings, preferences.shownId);
followPage(entries, preferences.loaded, watchPage);
const pageRequests = createPageRequests(panelNetwork(), clock);
joinRequests(pageRequests, entries.list);
const importer = createImporter(profiles);
const recorder = createRecorder(entries.list, pageRequests);
warnBeforeClosing(() => recorder.running.peek().length > 0);
const layouts = createLayouts(
  store,
  // A recording is new each time that it is opened; what it is of is not.
  computed(() => {
    const { id, recording } = entries.shown.value ?? {};
    return recording ? `recording of ${recording.name}` : id;
  }),
  lockAcrossPanels('layouts'),
);
forgetLayouts(profiles, layouts);

const devtoolsTheme = signal(currentTheme());
onThemeChanged((next) => {
  devtoolsTheme.value = next;
});
const theme = computed(() => {
  const { theme: chosen } = layouts.shown.value;
  return chosen === 'auto' ? devtoolsTheme.value : chosen;
});
const look = computed(() => {
  document.documentElement.dataset.theme = theme.value;
  return readLook();
});
effect(() => void look.value);

const timeline = createTimeline(layouts.windowMs);

const comparison = createComparison(entries, timeline);

createRetention({
  services: services.all,
  shown: () => [entries.shown.peek()?.id ?? '', ...comparison.compared.peek().map(({ id }) => id)],
  reservedBytes: () => recordings.bytes,
});

render(
  <PanelView
    app={{
      profiles,
      preferences,
      layouts,
      entries,
      finder: createFinder(),
      feedback: createFeedback(),
      maximized: signal<string>(),
      timeline,
      comparison,
      timeSettings: createTimeSettings(store),
      eventJump: createEventJump(timeline),
      requests: createShownRequests(pageRequests, entries.shown),
      requestChoice: createRequestChoice(),
      laneSettings: createLaneSettings(store, watchMedia(LOW_PANEL)),
      explanations: createExplanations(),
      behindPage: createBehindPage({ requests: pageRequests, entries, profiles, watchPage }),
      recordings,
      recorder,
      recordsAddresses: signal(false),
      fileTakers: [importer.take],
      discovery: createDiscovery(locator),
      editor: createEditor(profiles),
      health: createHealthCheck(thresholds.limits),
      thresholds,
      editsThresholds: signal(false),
      serviceList: createServiceList(entries.list, store),
      importer,
      scheduler: createScheduler(),
      look,
      open: { events: signal(false), keys: signal(false) },
    }}
  />,
  document.body,
);
