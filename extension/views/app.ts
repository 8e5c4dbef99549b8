import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Look } from '../charts/look.ts';
import type { Scheduler } from '../charts/scheduler.ts';
import type { BehindPage } from '../models/behind-page.ts';
import type { Comparison } from '../models/comparison.ts';
import type { Discovery } from '../models/discovery.ts';
import type { Editor } from '../models/editor.ts';
import type { Entries } from '../models/entries.ts';
import type { EventJump } from '../models/event-jump.ts';
import type { Explanations } from '../models/explanations.ts';
import type { Feedback } from '../models/feedback.ts';
import type { FileTaker } from '../models/file-takers.ts';
import type { Finder } from '../models/finder.ts';
import type { HealthCheck } from '../models/health.ts';
import type { Importer } from '../models/importer.ts';
import type { LaneSettings } from '../models/lane-settings.ts';
import type { Layouts } from '../models/layouts.ts';
import type { RequestList } from '../models/page-requests.ts';
import type { Preferences } from '../models/preferences.ts';
import type { Profiles } from '../models/profiles.ts';
import type { Recorder } from '../models/recorder.ts';
import type { Recordings } from '../models/recordings.ts';
import type { RequestChoice } from '../models/request-filter.ts';
import type { ServiceList } from '../models/service-list.ts';
import type { Thresholds } from '../models/thresholds.ts';
import type { TimeSettings } from '../models/time-settings.ts';
import type { Timeline } from '../models/timeline.ts';

/** The models that the views are drawn from. */
export interface App {
  profiles: Profiles;
  entries: Entries;
  /** The requests of the inspected page, or of the recording that is shown. */
  requests: RequestList;
  requestChoice: RequestChoice;
  laneSettings: LaneSettings;
  explanations: Explanations;
  /** The services behind it that are not connected. */
  behindPage: BehindPage;
  recordings: Recordings;
  recorder: Recorder;
  /** Whether the person wants addresses of requests in recordings; off again with each panel. */
  recordsAddresses: Signal<boolean>;
  /** Those who take files other than recordings. */
  fileTakers: readonly FileTaker[];
  serviceList: ServiceList;
  comparison: Comparison;
  timeline: Timeline;
  timeSettings: TimeSettings;
  eventJump: EventJump;
  preferences: Preferences;
  layouts: Layouts;
  finder: Finder;
  feedback: Feedback;
  /** The id of the chart that fills the stage, of whichever service is shown. */
  maximized: Signal<string | undefined>;
  discovery: Discovery;
  editor: Editor;
  health: HealthCheck;
  thresholds: Thresholds;
  /** Whether the form of the thresholds is open. */
  editsThresholds: Signal<boolean>;
  importer: Importer;
  scheduler: Scheduler;
  look: ReadonlySignal<Look>;
  /** What is open beside, under or over the charts. */
  open: { events: Signal<boolean>; keys: Signal<boolean> };
}
