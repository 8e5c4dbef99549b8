/**
 * One interface to the real DevTools of Chromium and of Firefox. A test is written once and runs in both.
 *
 * Selectors are CSS, and each call takes the first match. Actions (`click`, `fill`, `hover`, `drag`) wait until the
 * element is there, visible and not covered; reads (`text`, `attribute`, `count`) answer at once, so wait with
 * `waitFor` before them. Functions given to `evaluate` and `waitFor` run in the browser: they see their argument and
 * the globals there, nothing of the test file, and argument and result must survive JSON.
 */
export interface DevTools {
  readonly browser: 'chromium' | 'firefox';
  /** The page under inspection. */
  readonly page: WebPage;
  /** Our panel. The object stays the same over `reload` and `restart`; the document behind it does not. */
  readonly panel: Panel;

  /** Loads the address in the inspected tab, if one is given, opens DevTools on it and shows our panel. */
  open(url?: string): Promise<void>;
  /** Closes DevTools and leaves the page. */
  close(): Promise<void>;
  /** Closes DevTools and opens it again on the same page. */
  reload(): Promise<void>;
  /** Ends the browser, starts it again with the same profile folder and extension, and opens DevTools. */
  restart(): Promise<void>;

  /** Hides our panel behind the Console. The panel lives on. */
  showOtherPanel(): Promise<void>;
  showPanel(): Promise<void>;
  /** Sets the theme of DevTools; the open panel hears of it without a reload. */
  setTheme(theme: 'dark' | 'light'): Promise<void>;
  /** Gives DevTools a window of its own with a content of this size, in CSS pixels. It opens 560 wide, as docked. */
  resize(width: number, height: number): Promise<void>;
  /**
   * Sets the machine's clock by so many milliseconds, as far as the extension sees it: what it reads itself, and what the
   * browser dates requests with.
   */
  setClock(byMs: number): Promise<void>;
  /** Zooms all of DevTools, as Ctrl + does: 1, 1.25, 1.5 or 2. In Chromium alone. */
  zoom(factor: number): Promise<void>;
  /** Has DevTools believe that the person wants less motion, until it is closed. In Chromium alone. */
  reduceMotion(): Promise<void>;
  /** Writes a PNG of all of DevTools, its own bar included. */
  screenshot(path: string): Promise<void>;
  /** Docks DevTools beside the page, in a window of 1600 × 1000; `resize` gives it its own window back. In Chromium alone. */
  dock(): Promise<void>;
  /** Writes a PNG of the docked DevTools and the page. In Chromium alone. */
  screenshotDocked(path: string): Promise<void>;

  /** Opens a second tab on the address, with a DevTools of its own that shows our panel. In Chromium alone. */
  openSecond(url: string): Promise<SecondDevTools>;

  /**
   * Makes the browser as new for the next test: DevTools closed, a fresh tab, and nothing left of what the extension
   * has stored or a test has set. The fixture calls it.
   */
  reset(): Promise<void>;
  /** Ends the browser and removes its profile. The fixture calls it. */
  quit(): Promise<void>;
}

/** DevTools on another tab of the same browser. `reset` and `restart` close it, too. */
export interface SecondDevTools {
  readonly page: WebPage;
  readonly panel: Panel;
  /** Closes it with its tab. */
  close(): Promise<void>;
}

export interface Panel {
  /** Runs a function in the panel's document. */
  evaluate<Result, Arg = undefined>(fn: PageFunction<Arg, Result>, arg?: Arg): Promise<Awaited<Result>>;
  /** Polls a function in the panel until it answers something truthy, and gives that back. Survives a reload. */
  waitFor<Result, Arg = undefined>(
    fn: PageFunction<Arg, Result>,
    arg?: Arg,
    options?: WaitOptions,
  ): Promise<Awaited<Result>>;
  /** Waits until something matches the selector and is visible. */
  waitForSelector(selector: string, options?: WaitOptions): Promise<void>;
  /** Waits until the text of the first match contains the given text. */
  waitForText(selector: string, text: string, options?: WaitOptions): Promise<void>;

  /** Clicks at a fraction of the element's width and height; in its middle unless told. */
  click(selector: string, options?: { modifiers?: readonly Modifier[]; at?: Position }): Promise<void>;
  doubleClick(selector: string): Promise<void>;
  /** Replaces the content of a field, as typed input. */
  fill(selector: string, text: string): Promise<void>;
  /** Picks the option of a `select` by its value. */
  choose(selector: string, value: string): Promise<void>;
  /**
   * Presses and releases a key in the focused element or, without one, in the document: `l`, `1`, `Enter`, `ArrowLeft`,
   * `Shift+Tab`, `Control+ArrowUp`.
   */
  press(key: string): Promise<void>;
  /** Turns the wheel over the middle of the element, by CSS pixels; down and right are positive. */
  wheel(selector: string, by: Partial<Position>, modifiers?: readonly Modifier[]): Promise<void>;
  /** Drops a file on the element, as from a file manager. The events are made in the page. */
  dropFile(selector: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Moves the pointer to a fraction of the element's width and height; to its middle unless told. */
  hover(selector: string, at?: Position): Promise<void>;
  /** Presses at one fraction of the element's width, moves in steps to another, and releases; half-way down. */
  drag(selector: string, fromFraction: number, toFraction: number): Promise<void>;
  /** Presses on one element, moves in steps to a place on another, and releases. */
  dragTo(from: string, to: string, at?: Position): Promise<void>;

  /** The rendered text of the first match; an error if there is none. */
  text(selector: string): Promise<string>;
  /** The attribute of the first match; null if it has none. */
  attribute(selector: string, name: string): Promise<string | null>;
  /** How many elements match, visible or not. */
  count(selector: string): Promise<number>;

  /** The files that were saved since DevTools was opened, in the order of their saving; waits for those under way. */
  downloads(): Promise<SavedFile[]>;
  /** What the clipboard holds. Chromium gives text and image, Firefox text alone. */
  clipboard(): Promise<ClipboardContent>;
  /**
   * Runs the body of an async function, given as text, and gives what it returns. For libraries that a test brings
   * along: the panel's own security policy refuses them.
   */
  runScript<Result>(body: string): Promise<Result>;
}

export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift';

/** A file that the panel has handed to the person's downloads. */
export interface SavedFile {
  name: string;
  bytes: Uint8Array;
}

export interface ClipboardContent {
  text?: string;
  /** A PNG. */
  image?: Uint8Array;
}

/** The inspected page, an ordinary web page with an ordinary page's rights. */
export interface WebPage {
  goto(url: string): Promise<void>;
  evaluate<Result, Arg = undefined>(fn: PageFunction<Arg, Result>, arg?: Arg): Promise<Awaited<Result>>;
}

export type PageFunction<Arg, Result> = (arg: Arg) => Result | Promise<Result>;

export interface WaitOptions {
  /** In milliseconds; 15,000 unless told. */
  timeout?: number;
}

export interface Position {
  x: number;
  y: number;
}

/** What a driver needs to know. */
export interface DriverOptions {
  /** Path of the browser. */
  executable: string;
  /** Folder of the unpacked extension. */
  extension: string;
}

/** The size of DevTools as docked at the right of a window 1600 wide. */
export const DOCKED_SIZE = { width: 560, height: 900 };
