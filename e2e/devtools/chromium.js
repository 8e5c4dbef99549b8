import { chromium } from 'playwright';

/**
 * Every hook that is internal to Chromium's DevTools stands in this file. It is plain JavaScript because `npm start`
 * runs it as it is; the end-to-end tests build their driver on it.
 *
 * @import { BrowserContext, Frame, Page } from 'playwright'
 * @typedef {{ executablePath: string, extension: string, profile: string, headless: boolean, width: number, height: number }} LaunchOptions
 * @typedef {{ frontend: Page, panel: Frame }} OpenPanel `frontend` is the page of DevTools itself, `panel` our frame in it.
 * @typedef {{ UI?: { panels: Record<string, unknown> }, InspectorFrontendAPI: { showPanel(name: string): void } }} FrontendGlobals
 */

/** What a test or a demo never wants: calls to the vendor's servers, first-run pages, background throttling. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--no-first-run',
  '--no-default-browser-check',
];

/** As the setting of DevTools names them; it starts with the last. */
const THEMES = { light: 'default', dark: 'dark', system: 'systemPreferred' };

/**
 * Starts Chromium with the unpacked extension in the given profile folder. The caller closes the context.
 *
 * @param {LaunchOptions} options `width` and `height` are the window's, in CSS pixels
 * @returns {Promise<BrowserContext>}
 */
export function launchChromium({ executablePath, extension, profile, headless, width, height }) {
  // Without it Playwright detaches from the DevTools front end instead of showing it as a page.
  process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';
  return chromium.launchPersistentContext(profile, {
    executablePath,
    // Playwright's own headless mode loads no extensions; Chromium's new headless is asked for by flag.
    headless: false,
    viewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...QUIET,
      ...(headless ? ['--headless=new'] : []),
      // Chromium refuses to start its sandbox as root.
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--window-size=${width},${height}`,
    ],
  });
}

/**
 * Opens DevTools on a page, docked, and shows our panel in it.
 *
 * @param {BrowserContext} context
 * @param {Page} page
 * @returns {Promise<OpenPanel>}
 */
export async function openPanel(context, page) {
  const frontend = await openDevTools(context, page);
  return { frontend, panel: await showPanel(frontend) };
}

/**
 * Opens DevTools on a page, docked, with the panel it showed last, and resolves once our tab is there.
 *
 * @param {BrowserContext} context
 * @param {Page} page
 * @returns {Promise<Page>} the page of DevTools itself
 */
export async function openDevTools(context, page) {
  const targetId = await targetOf(context, page);
  const opened = context.waitForEvent('page', (candidate) => candidate.url().startsWith('devtools://'));
  // A page's own session answers "Not allowed" to this command.
  const session = await browserSession(context);
  await session.send('Target.openDevTools', { targetId });
  await session.detach();
  const frontend = await opened;
  await tabOf(frontend);
  return frontend;
}

/**
 * Shows our panel. A click on its tab is no way: in a narrow window the tab sits in the overflow menu.
 *
 * @param {Page} frontend
 * @returns {Promise<Frame>} our panel
 */
export async function showPanel(frontend) {
  await selectPanel(frontend, await tabOf(frontend));
  const panel = await panelFrame(frontend);
  await (await panel.frameElement()).waitForElementState('visible');
  return panel;
}

/**
 * Shows the Console in place of our panel, which Chromium then keeps alive without frames.
 *
 * @param {Page} frontend
 */
export async function showOtherPanel(frontend) {
  const element = await (await panelFrame(frontend)).frameElement();
  await selectPanel(frontend, 'console');
  await element.waitForElementState('hidden');
}

/**
 * Sets the theme as the settings of DevTools do; panels hear of it at once.
 *
 * @param {Page} frontend
 * @param {'dark' | 'light' | 'system'} theme
 */
export async function setTheme(frontend, theme) {
  await frontend.evaluate(
    async ([path, value]) => {
      const { Settings } = await import(path);
      Settings.Settings.instance().moduleSetting('ui-theme').set(value);
    },
    /** @type {const} */ (['./core/common/common.js', THEMES[theme]]),
  );
}

/**
 * @param {Page} frontend
 * @param {'right' | 'bottom' | 'undocked'} side `undocked` is a window of its own
 */
export async function setDockSide(frontend, side) {
  await frontend.evaluate(
    async ([path, value]) => {
      const { DockController } = await import(path);
      DockController.DockController.instance().setDockSide(value);
    },
    /** @type {const} */ (['./ui/legacy/legacy.js', side]),
  );
}

/**
 * Resizes the window that DevTools is in until its content, without the browser's own bars, has the given size.
 *
 * @param {BrowserContext} context
 * @param {Page} frontend
 * @param {{ width: number, height: number }} size in CSS pixels
 * @param {Page} [host] the page that DevTools is docked to; Chromium knows no window of a docked DevTools
 */
export async function resizeContent(context, frontend, { width, height }, host = frontend) {
  const session = await browserSession(context);
  const { windowId, bounds } = await session.send('Browser.getWindowForTarget', {
    targetId: await targetOf(context, host),
  });
  const inner = await frontend.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await session.send('Browser.setWindowBounds', {
    windowId,
    bounds: {
      width: width + (bounds.width ?? inner.width) - inner.width,
      height: height + (bounds.height ?? inner.height) - inner.height,
    },
  });
  await session.detach();
  await frontend.waitForFunction(
    (size) => innerWidth === size.width && innerHeight === size.height,
    { width, height },
    { polling: 50 },
  );
}

/**
 * Drags the border between the page and the docked DevTools.
 *
 * @param {Page} frontend
 * @param {Page} page
 * @param {number} pageWidth in CSS pixels, what is left to the page
 */
export async function dragBorder(frontend, page, pageWidth) {
  const border = await page.evaluate(() => innerWidth);
  const middle = (await frontend.evaluate(() => innerHeight)) / 2;
  await frontend.mouse.move(border, middle);
  await frontend.mouse.down();
  await frontend.mouse.move(pageWidth, middle, { steps: 10 });
  await frontend.mouse.up();
  await page.waitForFunction((width) => Math.abs(innerWidth - width) <= 2, pageWidth, { polling: 50 });
}

/**
 * Writes a PNG of DevTools as docked, with the inspected page in the place that DevTools leaves for it. Chromium paints
 * the two in different surfaces, so a screenshot of the one lacks the other.
 *
 * @param {Page} frontend
 * @param {Page} page
 * @param {string} path
 */
export async function takePicture(frontend, page, path) {
  const png = await page.screenshot();
  await frontend.evaluate(
    async (source) => {
      const image = new Image();
      image.id = 'procscope-page';
      image.style.cssText = 'position: fixed; left: 0; top: 0; z-index: 9999';
      image.src = source;
      await image.decode();
      document.body.append(image);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await frontend.screenshot({ path });
  await frontend.evaluate(() => document.getElementById('procscope-page')?.remove());
}

/**
 * The frame of our panel, once its document is complete.
 *
 * @param {Page} frontend
 * @returns {Promise<Frame>}
 */
async function panelFrame(frontend) {
  const find = () => frontend.frames().find((frame) => /^chrome-extension:.*\/panel\.html$/.test(frame.url()));
  const frame =
    find() ?? ((await frontend.waitForEvent('framenavigated', { predicate: () => find() !== undefined })) && find());
  if (!frame) throw new Error('The frame of the panel is gone again; the extension was reloaded or the panel crashed.');
  await frame.waitForLoadState('load');
  return frame;
}

/**
 * The name under which DevTools keeps our panel, once the extension has added it.
 *
 * @param {Page} frontend
 */
async function tabOf(frontend) {
  const name = await frontend.waitForFunction(() => {
    const { UI } = /** @type {FrontendGlobals} */ (/** @type {unknown} */ (globalThis));
    return Object.keys(UI?.panels ?? {}).find((key) => key.startsWith('chrome-extension://'));
  });
  return String(await name.jsonValue());
}

/**
 * @param {Page} frontend
 * @param {string} name
 */
async function selectPanel(frontend, name) {
  await frontend.evaluate((panel) => {
    const { InspectorFrontendAPI } = /** @type {FrontendGlobals} */ (/** @type {unknown} */ (globalThis));
    InspectorFrontendAPI.showPanel(panel);
  }, name);
}

/** @param {BrowserContext} context */
async function browserSession(context) {
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gives no browser for this context, so DevTools cannot be opened.');
  return browser.newBrowserCDPSession();
}

/**
 * @param {BrowserContext} context
 * @param {Page} page
 * @returns {Promise<string>}
 */
async function targetOf(context, page) {
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.detach();
  return targetInfo.targetId;
}
