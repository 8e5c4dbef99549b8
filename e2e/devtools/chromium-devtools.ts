import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import * as chromium from './chromium.js';
import { createChromiumPort } from './chromium-port.ts';
import { clearStorage, setZoom } from './chromium-state.ts';
import { type DevTools, DOCKED_SIZE, type DriverOptions, type WebPage } from './devtools.ts';
import { setClockInPage } from './in-page.ts';
import { createPanel } from './panel.ts';

const WINDOW = { width: 1600, height: 1000 };
/** What a docked DevTools leaves to the page. */
const PAGE_WIDTH = 640;

/** Starts Chromium and gives its DevTools. */
export async function startChromium({ executable, extension }: DriverOptions): Promise<DevTools> {
  const profile = await mkdtemp(join(tmpdir(), 'procscope-chromium-'));
  let context = await launch();
  let open: chromium.OpenPanel | undefined;
  /** Where the extension lives, once a panel has been seen. */
  let origin: string | undefined;
  /** Whether a test has changed what DevTools keeps in the profile. */
  let isThemed = false;
  let isZoomed = false;

  function launch(): Promise<BrowserContext> {
    return chromium.launchChromium({ executablePath: executable, extension, profile, headless: true, ...WINDOW });
  }

  const isFrontend = (page: Page) => page.url().startsWith('devtools://');

  function inspected(): Page {
    const page = context.pages().find((candidate) => !isFrontend(candidate));
    if (!page) throw new Error('Chromium has no page left to inspect.');
    return page;
  }

  function opened(): chromium.OpenPanel {
    if (!open) throw new Error('DevTools is not open; call open() first.');
    return open;
  }

  async function openOn(page: Page): Promise<chromium.OpenPanel> {
    const shown = await chromium.openPanel(context, page);
    // The `origin` of a URL is "null" for schemes that are not the web's.
    const { protocol, host } = new URL(shown.panel.url());
    origin = `${protocol}//${host}`;
    return shown;
  }

  async function resize({ frontend, panel }: chromium.OpenPanel, width: number, height: number): Promise<void> {
    await chromium.setDockSide(frontend, 'undocked');
    await chromium.resizeContent(context, frontend, { width, height });
    await panel.waitForFunction((expected) => innerWidth === expected, width, { polling: 50 });
  }

  const port = createChromiumPort(opened, inspected);

  const devtools: DevTools = {
    browser: 'chromium',
    page: asWebPage(inspected),
    panel: createPanel(port),
    open: async (url) => {
      if (url) await inspected().goto(url);
      open = await openOn(inspected());
      await devtools.resize(DOCKED_SIZE.width, DOCKED_SIZE.height);
    },
    close: async () => {
      const { frontend } = opened();
      open = undefined;
      await frontend.close();
    },
    reload: async () => {
      await devtools.close();
      await devtools.open();
    },
    restart: async () => {
      const url = inspected().url();
      await context.close();
      context = await launch();
      await devtools.open(url);
    },
    showOtherPanel: () => chromium.showOtherPanel(opened().frontend),
    showPanel: async () => {
      await chromium.showPanel(opened().frontend);
    },
    setTheme: (theme) => {
      isThemed = true;
      return chromium.setTheme(opened().frontend, theme);
    },
    resize: (width, height) => resize(opened(), width, height),
    setClock: async (byMs) => {
      const frames = opened().frontend.frames();
      const own = frames.filter((frame) => frame.url().startsWith('chrome-extension://'));
      for (const frame of own) await frame.evaluate(setClockInPage, byMs);
    },
    zoom: (factor) => {
      isZoomed = true;
      return setZoom(opened().frontend, factor);
    },
    reduceMotion: () => opened().frontend.emulateMedia({ reducedMotion: 'reduce' }),
    screenshot: async (path) => {
      // DevTools slides the line under its tabs to its place.
      await opened().frontend.screenshot({ path, animations: 'disabled' });
    },
    dock: async () => {
      const { frontend } = opened();
      await chromium.setDockSide(frontend, 'right');
      await chromium.resizeContent(context, frontend, WINDOW, inspected());
      await chromium.dragBorder(frontend, inspected(), PAGE_WIDTH);
    },
    screenshotDocked: (path) => chromium.takePicture(opened().frontend, inspected(), path),
    openSecond: async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      const second = await openOn(page);
      await resize(second, DOCKED_SIZE.width, DOCKED_SIZE.height);
      return {
        page: asWebPage(() => page),
        panel: createPanel(
          createChromiumPort(
            () => second,
            () => page,
          ),
        ),
        close: async () => {
          await second.frontend.close();
          await page.close();
        },
      };
    },
    reset: async () => {
      // DevTools keeps these in the profile, and changes them only while it is open.
      if ((isThemed || isZoomed) && !open) await devtools.open();
      if (isThemed) await chromium.setTheme(opened().frontend, 'system');
      if (isZoomed) await setZoom(opened().frontend, 1);
      isThemed = false;
      isZoomed = false;
      open = undefined;
      port.forget();
      const old = context.pages();
      for (const page of old.filter(isFrontend)) await page.close();
      await context.clearPermissions();
      const fresh = await context.newPage();
      for (const page of old) if (!page.isClosed()) await page.close();
      if (origin) await clearStorage(fresh, origin);
    },
    quit: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return devtools;
}

function asWebPage(page: () => Page): WebPage {
  return {
    goto: async (url) => {
      await page().goto(url);
    },
    evaluate: (fn, arg) => page().evaluate(fn as never, arg),
  };
}
