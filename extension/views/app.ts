import type { ReadonlySignal } from '@preact/signals';
import type { Look } from '../charts/look.ts';
import type { Scheduler } from '../charts/scheduler.ts';
import type { Comparison } from '../models/comparison.ts';
import type { Discovery } from '../models/discovery.ts';
import type { Editor } from '../models/editor.ts';
import type { Entries } from '../models/entries.ts';
import type { Preferences } from '../models/preferences.ts';
import type { Profiles } from '../models/profiles.ts';
import type { Timeline } from '../models/timeline.ts';

/** The models that the views are drawn from. */
export interface App {
  profiles: Profiles;
  entries: Entries;
  comparison: Comparison;
  timeline: Timeline;
  preferences: Preferences;
  discovery: Discovery;
  editor: Editor;
  scheduler: Scheduler;
  look: ReadonlySignal<Look>;
}
