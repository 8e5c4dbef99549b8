import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { extensionStore } from './browser/storage.ts';
import { currentTheme, onThemeChanged } from './browser/theme.ts';
import { readLook } from './charts/look.ts';
import { createScheduler } from './charts/scheduler.ts';
import { createComparison } from './models/comparison.ts';
import { createDiscovery } from './models/discovery.ts';
import { createEditor } from './models/editor.ts';
import { createEntries } from './models/entries.ts';
import { createPreferences } from './models/preferences.ts';
import { createProfiles } from './models/profiles.ts';
import { createServices } from './models/services.ts';
import { createTimeline } from './models/timeline.ts';
import { createGate } from './sources/gate.ts';
import { createLocator } from './sources/locator.ts';
import { probe } from './sources/probe.ts';
import { PanelView } from './views/panel-view.tsx';

/** Chromium connects 50 services fastest when six handshakes run at once (measured). */
const HANDSHAKES_AT_ONCE = 6;

const theme = signal(currentTheme());
onThemeChanged((next) => {
  theme.value = next;
});
const look = computed(() => {
  document.documentElement.dataset.theme = theme.value;
  return readLook();
});
effect(() => void look.value);

const store = extensionStore();
const gate = createGate(HANDSHAKES_AT_ONCE);
const locator = createLocator(probe, gate);
const preferences = createPreferences(store);
const profiles = createProfiles(store);
const services = createServices(
  profiles,
  { probe, gate, locator },
  (id) => id === (preferences.shownId.peek() ?? profiles.list.peek()[0]?.id),
);

const entries = createEntries(profiles, services, preferences.shownId);
const timeline = createTimeline(preferences.windowMs);

render(
  <PanelView
    app={{
      profiles,
      preferences,
      entries,
      timeline,
      comparison: createComparison(entries, timeline),
      discovery: createDiscovery(locator),
      editor: createEditor(profiles),
      scheduler: createScheduler(),
      look,
    }}
  />,
  document.body,
);
