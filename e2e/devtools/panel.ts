import type { ClipboardContent, Modifier, PageFunction, Panel, Position, SavedFile, WaitOptions } from './devtools.ts';
import {
  attributeInPage,
  chooseInPage,
  dropInPage,
  fillInPage,
  isVisibleInPage,
  locateInPage,
  textInPage,
} from './in-page.ts';

/** The little that a browser must be able to do with a panel; the rest is the same for both and stands below. */
export interface PanelPort {
  evaluate<Arg, Result>(fn: PageFunction<Arg, Result>, arg: Arg): Promise<Awaited<Result>>;
  /** A real pointer event at a point of the panel's viewport. */
  pointer(type: 'move' | 'down' | 'up', at: Position, options?: PointerOptions): Promise<void>;
  /** A real wheel event there. */
  wheel(at: Position, by: Position, modifiers: readonly Modifier[]): Promise<void>;
  press(key: string, modifiers: readonly Modifier[]): Promise<void>;
  downloads(): Promise<SavedFile[]>;
  clipboard(): Promise<ClipboardContent>;
  runScript(body: string): Promise<unknown>;
}

export interface PointerOptions {
  /** The second click of a double click has 2. */
  clicks?: number;
  modifiers?: readonly Modifier[];
}

const TIMEOUT_MS = 15_000;
const POLL_MS = 50;
/** A pointer that jumps starts no drag in some libraries; one that moves does. */
const DRAG_STEPS = 8;

const MODIFIERS: readonly string[] = ['Alt', 'Control', 'Meta', 'Shift'] satisfies Modifier[];

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

  const click = async (selector: string, times: number, modifiers: readonly Modifier[] = [], place?: Position) => {
    const at = await locate(selector, place);
    await port.pointer('move', at, { modifiers });
    for (let clicks = 1; clicks <= times; clicks++) {
      await port.pointer('down', at, { clicks, modifiers });
      await port.pointer('up', at, { clicks, modifiers });
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
    click: (selector, { modifiers, at } = {}) => click(selector, 1, modifiers, at),
    doubleClick: (selector) => click(selector, 2),
    fill: async (selector, text) => {
      await locate(selector);
      await port.evaluate(fillInPage, { selector, text });
    },
    choose: async (selector, value) => {
      await locate(selector);
      await port.evaluate(chooseInPage, { selector, value });
    },
    press: (key) => port.press(...parseKey(key)),
    wheel: async (selector, { x = 0, y = 0 }, modifiers = []) => {
      const at = await locate(selector);
      await port.pointer('move', at);
      await port.wheel(at, { x, y }, modifiers);
    },
    dropFile: async (selector, name, bytes) => {
      const base64 = Buffer.from(bytes).toString('base64');
      await port.evaluate(dropInPage, { selector, name, base64 });
    },
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
    downloads: () => port.downloads(),
    clipboard: () => port.clipboard(),
    // What a script returns is known to whoever wrote it alone.
    runScript: <Result>(body: string) => port.runScript(body) as Promise<Result>,
  };
}

/** `Shift+Tab` is the key `Tab` with the modifier `Shift`; `+` by itself is a key. */
function parseKey(text: string): [key: string, modifiers: readonly Modifier[]] {
  const parts = text.split(/(?<=.)\+/);
  const isModifier = (part: string): part is Modifier => MODIFIERS.includes(part);
  return [parts.at(-1) ?? text, parts.slice(0, -1).filter(isModifier)];
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
