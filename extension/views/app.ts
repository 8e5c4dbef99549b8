import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Look } from '../charts/look.ts';
import type { Scheduler } from '../charts/scheduler.ts';
import type { Discovery } from '../models/discovery.ts';
import type { Editor } from '../models/editor.ts';
import type { Entries } from '../models/entries.ts';
import type { HealthCheck } from '../models/health.ts';
import type { Preferences } from '../models/preferences.ts';
import type { Profiles } from '../models/profiles.ts';
import type { Thresholds } from '../models/thresholds.ts';
import type { Timeline } from '../models/timeline.ts';

/** The models that the views are drawn from. */
export interface App {
  profiles: Profiles;
  entries: Entries;
  timeline: Timeline;
  preferences: Preferences;
  discovery: Discovery;
  editor: Editor;
  health: HealthCheck;
  thresholds: Thresholds;
  /** Whether the form of the thresholds is open. */
  editsThresholds: Signal<boolean>;
  scheduler: Scheduler;
  look: ReadonlySignal<Look>;
}
