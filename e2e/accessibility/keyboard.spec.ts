import type { Panel } from '../devtools/devtools.ts';
import { SCENES } from '../scenes/scenes.ts';
import { expect, test } from '../test.ts';

/** More than any state of the panel has. */
const MOST_STOPS = 400;
const STATES = [
  'first-run-found',
  'live',
  'edit-form',
  'token',
  'deleted',
  'thresholds',
  'keys',
  'chart-maximized',
  'event-list',
  'search-no-match',
  'hidden-charts',
  'comparison-by-clock',
  'comparison-chooser',
  'recording-running',
  'recording-damaged',
  'service-groups',
  'services-filtered',
  'import',
  'export',
  'requests-picked',
  'routes-and-request',
];

for (const { name, show } of SCENES.filter((scene) => STATES.includes(scene.name))) {
  test(`every control is reached by Tab and shows its focus in ${name}`, { tag: '@all' }, async ({
    devtools,
    site,
    services,
    scripted,
  }) => {
    const { panel } = devtools;
    await devtools.open(site.url);
    await show({ devtools, panel, services, scripted });
    await panel.evaluate(numberControls);
    const controls = await panel.evaluate(readControls);
    expect(controls.length).toBeGreaterThan(0);

    await panel.evaluate(startAtTop);
    const reached = await tabThrough(panel);
    const unreached = controls.filter(({ number, isInGroup }) => !isInGroup && !reached.has(number));
    expect(unreached, 'controls that Tab does not reach').toEqual([]);
    const hidden = controls.filter(({ number }) => reached.get(number) === false);
    expect(hidden, 'controls that do not show that they have the focus').toEqual([]);
  });
}

/**
 * Presses Tab until the focus comes round to the first control again or leaves the panel, which shows that nothing
 * holds it. Gives for each control's number whether its focus was to be seen.
 */
async function tabThrough(panel: Panel): Promise<Map<number, boolean>> {
  const reached = new Map<number, boolean>();
  let first: number | undefined;
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await panel.press('Tab');
    const focus = await panel.evaluate(readFocus);
    if (!focus || focus.number === first) return reached;
    first ??= focus.number;
    reached.set(focus.number, focus.isSeen);
  }
  throw new Error(`After ${MOST_STOPS} presses of Tab the focus has neither come round nor left the panel.`);
}

interface Control {
  number: number;
  what: string;
  /** One of several, among which the arrow keys move and of which Tab reaches one. */
  isInGroup: boolean;
}

// The functions below run in the browser.

/** Gives every control that is there a number; what is rendered later has none. */
function numberControls(): void {
  const controls = 'button, a[href], input, select, textarea, summary, [tabindex]';
  // A dialog keeps the keyboard to itself.
  const scope = document.querySelector('dialog:modal') ?? document;
  for (const [index, control] of scope.querySelectorAll<HTMLElement>(controls).entries()) {
    control.dataset.control = String(index);
  }
}

/** What Tab reaches next is the first control. */
function startAtTop(): void {
  const top = document.querySelector<HTMLElement>('dialog:modal') ?? document.body;
  top.tabIndex = -1;
  top.focus();
  top.removeAttribute('tabindex');
}

function readControls(): Control[] {
  const controls = [...document.querySelectorAll<HTMLElement>('[data-control]')];
  return controls
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(':disabled'))
    .map((control) => ({
      number: Number(control.dataset.control),
      what: control.outerHTML.slice(0, 120),
      isInGroup:
        control.tabIndex < 0 &&
        control.closest('[role="menu"], [role="toolbar"], [role="listbox"], [role="tablist"], .event-rows') !== null,
    }));
}

/** What has the focus (-1 for what came after the numbering), and whether an outline tells of it; null for nothing. */
function readFocus(): { number: number; isSeen: boolean } | null {
  const focused = document.hasFocus() ? document.activeElement : null;
  if (!(focused instanceof HTMLElement) || focused === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  return { number: Number(focused.dataset.control ?? -1), isSeen };
}
