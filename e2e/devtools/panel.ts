import type { PageFunction, Panel, Position, WaitOptions } from './devtools.ts';

/** The little that a browser must be able to do with a panel; the rest is the same for both and stands below. */
export interface PanelPort {
  evaluate<Arg, Result>(fn: PageFunction<Arg, Result>, arg: Arg): Promise<Awaited<Result>>;
  /** A real pointer event at a point of the panel's viewport. The second click of a double click has `clicks` 2. */
  pointer(type: 'move' | 'down' | 'up', at: Position, clicks?: number): Promise<void>;
  press(key: string): Promise<void>;
}

const TIMEOUT_MS = 15_000;
const POLL_MS = 50;
/** A pointer that jumps starts no drag in some libraries; one that moves does. */
const DRAG_STEPS = 8;

type Target = { selector: string; x: number; y: number };
type Located = { point: Position } | { reason: string };

/** The panel as tests use it, on what a browser can do. */
export function createPanel(port: PanelPort): Panel {
  const evaluate = <Result, Arg>(fn: PageFunction<Arg, Result>, arg?: Arg) => port.evaluate(fn, arg as Arg);

  const waitFor = <Result, Arg>(fn: PageFunction<Arg, Result>, arg?: Arg, options: WaitOptions = {}) =>
    poll(() => port.evaluate(fn, arg as Arg), `the panel: ${oneLine(String(fn))} with ${JSON.stringify(arg)}`, options);

  const locate = async (selector: string, at: Position = { x: 0.5, y: 0.5 }): Promise<Position> => {
    let reason = '';
    const attempt = async () => {
      const located = await port.evaluate(locateInPage, { selector, ...at });
      if ('point' in located) return located.point;
      reason = located.reason;
      return undefined;
    };
    return poll(attempt, () => `an element to act on. ${reason}`, {});
  };

  const click = async (selector: string, clicks: number) => {
    const at = await locate(selector);
    await port.pointer('move', at);
    for (let count = 1; count <= clicks; count++) {
      await port.pointer('down', at, count);
      await port.pointer('up', at, count);
    }
  };

  const drag = async (from: Position, to: Position) => {
    await port.pointer('move', from);
    await port.pointer('down', from);
    for (let step = 1; step <= DRAG_STEPS; step++) {
      const part = step / DRAG_STEPS;
      await port.pointer('move', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    }
    await port.pointer('up', to);
  };

  return {
    evaluate,
    waitFor,
    waitForSelector: async (selector, options = {}) => {
      await poll(() => port.evaluate(isVisibleInPage, selector), `${selector} to be visible in the panel`, options);
    },
    waitForText: async (selector, text, options = {}) => {
      let seen = '';
      const attempt = async () => {
        seen = await port.evaluate(textInPage, selector);
        return seen.includes(text);
      };
      await poll(attempt, () => `"${text}" in ${selector}; last it said "${seen}"`, options);
    },
    click: (selector) => click(selector, 1),
    doubleClick: (selector) => click(selector, 2),
    fill: async (selector, text) => {
      await locate(selector);
      await port.evaluate(fillInPage, { selector, text });
    },
    choose: async (selector, value) => {
      await locate(selector);
      await port.evaluate(chooseInPage, { selector, value });
    },
    press: (key) => port.press(key),
    hover: async (selector, at) => port.pointer('move', await locate(selector, at)),
    drag: async (selector, fromFraction, toFraction) => {
      const from = await locate(selector, { x: fromFraction, y: 0.5 });
      await drag(from, await locate(selector, { x: toFraction, y: 0.5 }));
    },
    dragTo: async (fromSelector, toSelector, at) => {
      // The second may scroll; what is pressed must be looked for where it is then.
      await locate(toSelector, at);
      const from = await locate(fromSelector);
      await drag(from, await locate(toSelector, at));
    },
    text: (selector) => port.evaluate(textInPage, selector),
    attribute: (selector, name) => port.evaluate(attributeInPage, { selector, name }),
    count: (selector) => port.evaluate((query: string) => document.querySelectorAll(query).length, selector),
  };
}

/**
 * Asks again and again until the answer is truthy. An error of one try counts as "not yet", since a panel that is
 * being reloaded has no document for a moment; the last one is named if the time runs out.
 */
export async function poll<Result>(
  attempt: () => Promise<Result>,
  what: string | (() => string),
  { timeout = TIMEOUT_MS }: WaitOptions,
): Promise<Awaited<NonNullable<Result>>> {
  const deadline = Date.now() + timeout;
  let last = '';
  for (;;) {
    try {
      const answer = await attempt();
      if (answer) return answer as Awaited<NonNullable<Result>>;
      last = '';
    } catch (error) {
      last = ` The last try failed: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${timeout} ms in vain for ${typeof what === 'string' ? what : what()}.${last}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

// The functions below run in the browser. They see their argument and the document, nothing of this file.

function locateInPage({ selector, x, y }: Target): Located {
  const element = document.querySelector(selector);
  if (!element) return { reason: `Nothing matches ${selector}.` };
  if (element.matches(':disabled')) return { reason: `${selector} is disabled.` };
  const look = () => {
    const box = element.getBoundingClientRect();
    const point = { x: box.left + box.width * x, y: box.top + box.height * y };
    const hit = document.elementFromPoint(point.x, point.y);
    // A label stands for its field.
    const reached = hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
    return { box, point, hit, reached };
  };
  const first = look();
  if (first.box.width === 0 || first.box.height === 0) return { reason: `${selector} has no size.` };
  if (first.reached) return { point: first.point };
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { point, hit, reached } = look();
  return reached ? { point } : { reason: `${selector} is covered by ${hit?.outerHTML.slice(0, 120) ?? 'nothing'}.` };
}

function isVisibleInPage(selector: string): boolean {
  const element = document.querySelector(selector);
  return element?.checkVisibility({ visibilityProperty: true, opacityProperty: false }) === true;
}

function textInPage(selector: string): string {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Nothing matches ${selector}.`);
  // biome-ignore lint/performance/useDomNodeTextContent: a test asks for what a person sees, not for hidden text.
  return element.innerText;
}

function attributeInPage({ selector, name }: { selector: string; name: string }): string | null {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Nothing matches ${selector}.`);
  return element.getAttribute(name);
}

/** All in one turn: a form that takes the focus as it opens would otherwise get the text into another field. */
function fillInPage({ selector, text }: { selector: string; text: string }): void {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (!field) throw new Error(`Nothing matches ${selector}.`);
  field.focus();
  field.select();
  // Deprecated, and still the one way that edits as a person does, events included, in both browsers.
  document.execCommand(text ? 'insertText' : 'delete', false, text);
  if (field.value !== text) throw new Error(`${selector} takes no text; it holds "${field.value}".`);
}

function chooseInPage({ selector, value }: { selector: string; value: string }): void {
  const field = document.querySelector<HTMLSelectElement>(selector);
  if (!field) throw new Error(`Nothing matches ${selector}.`);
  field.value = value;
  if (field.value !== value) throw new Error(`${selector} has no option ${value}.`);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
