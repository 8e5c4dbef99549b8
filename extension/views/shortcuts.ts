import type { App } from './app.ts';
import { toggleMaximized } from './maximize.ts';
import { jumpToNeighbour, moveView, scaleView, showNeighbour, showOldest, togglePause } from './navigate.ts';
import { chooseRecordings, saveRetained, toggleRecording } from './recording-actions.ts';
import { focusSearch } from './search.tsx';
import { showService } from './show-service.ts';
import { toggleMinimap } from './toggle-minimap.ts';

/** The headings under which the keys are listed, in this order. */
export const SHORTCUT_GROUPS = ['Time', 'Events', 'Requests', 'Services', 'Recordings', 'Panel'] as const;

/** One or more keys and what they do. */
export interface Shortcut {
  /**
   * As `KeyboardEvent.key` has them, letters in lower case, after `Shift+` where that belongs to a key that writes
   * nothing. Esc and `?` belong to DevTools, so nothing hangs on them.
   */
  keys: readonly string[];
  group: (typeof SHORTCUT_GROUPS)[number];
  /** What they do, for a person. */
  label: string;
  /** How the keys are written, where not all of them are to be listed. */
  shown?: readonly string[];
  /** Whether it is done again and again while the key is held. */
  repeats?: boolean;
  run(key: string): void;
}

const QUARTER = 0.25;

/** Every key of the panel: the one list behind what the keys do and what is said of them. */
export function shortcutsOf(app: App): Shortcut[] {
  const { timeline, editor, open } = app;
  return [
    { keys: ['ArrowLeft'], group: 'Time', label: 'a quarter back', repeats: true, run: () => moveView(app, -QUARTER) },
    { keys: ['ArrowRight'], group: 'Time', label: 'a quarter on', repeats: true, run: () => moveView(app, QUARTER) },
    {
      keys: ['Shift+ArrowLeft'],
      group: 'Time',
      label: 'a whole view back',
      repeats: true,
      run: () => moveView(app, -1),
    },
    { keys: ['Shift+ArrowRight'], group: 'Time', label: 'a whole view on', repeats: true, run: () => moveView(app, 1) },
    {
      // `=` is the key of `+` on most keyboards, without Shift.
      keys: ['+', '=', 'Shift+ArrowUp'],
      shown: ['+', 'Shift+ArrowUp'],
      group: 'Time',
      label: 'less time, in more detail',
      repeats: true,
      run: () => scaleView(app, 1 / 2),
    },
    { keys: ['-', 'Shift+ArrowDown'], group: 'Time', label: 'more time', repeats: true, run: () => scaleView(app, 2) },
    { keys: ['Home'], group: 'Time', label: 'the oldest samples', run: () => showOldest(app) },
    { keys: ['l', 'End'], group: 'Time', label: 'back to live', run: timeline.live },
    { keys: ['p'], group: 'Time', label: 'pause, go on', run: () => togglePause(app) },
    { keys: ['m'], group: 'Time', label: 'show or hide the minimap', run: () => toggleMinimap(app) },
    { keys: ['j'], group: 'Events', label: 'the next event', repeats: true, run: () => jumpToNeighbour(app, 1) },
    { keys: ['k'], group: 'Events', label: 'the event before', repeats: true, run: () => jumpToNeighbour(app, -1) },
    { keys: ['e'], group: 'Events', label: 'list the events', run: () => toggle(open.events) },
    { keys: ['n'], group: 'Requests', label: 'show or hide the requests of the page', run: app.laneSettings.toggle },
    { keys: ['s'], group: 'Recordings', label: 'save what is retained', run: () => void saveRetained(app) },
    {
      keys: ['r'],
      group: 'Recordings',
      label: 'record from now on; stop and save',
      run: () => void toggleRecording(app),
    },
    { keys: ['o'], group: 'Recordings', label: 'open a recording', run: () => void chooseRecordings(app) },
    {
      keys: Array.from({ length: 9 }, (_, index) => String(index + 1)),
      shown: ['1 – 9'],
      group: 'Services',
      label: 'show that service of the list',
      run: (key) => showAt(app, Number(key) - 1),
    },
    { keys: [','], group: 'Services', label: 'the service before', repeats: true, run: () => showNeighbour(app, -1) },
    { keys: ['.'], group: 'Services', label: 'the next service', repeats: true, run: () => showNeighbour(app, 1) },
    { keys: ['c'], group: 'Services', label: 'compare services, or stop comparing', run: app.comparison.toggle },
    { keys: ['a'], group: 'Services', label: 'add a service', run: editor.add },
    { keys: ['/'], group: 'Panel', label: 'search the charts', run: focusSearch },
    {
      keys: ['f'],
      group: 'Panel',
      label: 'maximize the chart under the mouse or with the focus, and back',
      run: () => toggleMaximized(app),
    },
    { keys: ['h'], group: 'Panel', label: 'this list of keys', run: () => toggle(open.keys) },
  ];
}

function toggle(isOpen: App['open']['keys']): void {
  isOpen.value = !isOpen.value;
}

function showAt(app: App, index: number): void {
  const entry = app.serviceList.visible.value[index];
  if (entry) showService(app, entry.id);
}

/** Keys that hang on what has the focus, and so are handled there. */
export const LOCAL_KEYS: readonly Pick<Shortcut, 'keys' | 'group' | 'label'>[] = [
  { keys: ['↑ ↓'], group: 'Time', label: 'on the minimap: less or more time' },
  { keys: ['PageUp', 'PageDown'], group: 'Time', label: 'on the minimap: a whole view on, or back' },
  { keys: ['↑ ↓', '← →'], group: 'Services', label: 'in the list: to the next one, or the one before' },
  { keys: ['Shift+↑ ↓', 'Shift+← →'], group: 'Services', label: 'in the list: move a service or a group' },
  {
    keys: ['← →', 'Home', 'End'],
    group: 'Requests',
    label: 'in the lane: pick the one before, the next, the first, the last',
  },
  { keys: ['← →', 'Home', 'End'], group: 'Requests', label: 'on the tabs: the lane, or the routes' },
  { keys: ['Enter'], group: 'Requests', label: 'in the lane: let go of the picked one, or pick it again' },
  { keys: ['Shift+F10', 'Menu'], group: 'Services', label: 'in the list: what can be done with it' },
  { keys: ['Alt+Enter'], group: 'Panel', label: 'on a series of a legend: show it alone' },
  { keys: ['Esc'], group: 'Panel', label: 'in the search: empty it' },
  { keys: ['Tab'], group: 'Panel', label: 'in a menu: close it' },
];
