import type { ReadonlySignal } from '@preact/signals';
import type { Look } from '../charts/look.ts';
import type { Scheduler } from '../charts/scheduler.ts';
import type { Discovery } from '../models/discovery.ts';
import type { Editor } from '../models/editor.ts';
import type { Entries } from '../models/entries.ts';
import type { Preferences } from '../models/preferences.ts';
import type { Profiles } from '../models/profiles.ts';
import type { Recorder } from '../models/recorder.ts';
import type { Recordings } from '../models/recordings.ts';
import type { Timeline } from '../models/timeline.ts';

/** Takes a file that was dropped if it is of its kind; false where it is not. */
export type FileTaker = (file: File) => Promise<boolean>;

/** The models that the views are drawn from. */
export interface App {
  profiles: Profiles;
  entries: Entries;
  recordings: Recordings;
  recorder: Recorder;
  /** Those who take files other than recordings. */
  fileTakers: readonly FileTaker[];
  timeline: Timeline;
  preferences: Preferences;
  discovery: Discovery;
  editor: Editor;
  scheduler: Scheduler;
  look: ReadonlySignal<Look>;
}
