import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import * as chromium from './chromium.js';
import { type DevTools, DOCKED_SIZE, type DriverOptions, type WebPage } from './devtools.ts';
import { createPanel, type PanelPort } from './panel.ts';

/** Starts Chromium and gives its DevTools. */
export async function startChromium({ executable, extension }: DriverOptions): Promise<DevTools> {
  const profile = await mkdtemp(join(tmpdir(), 'procscope-chromium-'));
  let context = await launch();
  let open: chromium.OpenPanel | undefined;

  function launch(): Promise<BrowserContext> {
    return chromium.launchChromium({
      executablePath: executable,
      extension,
      profile,
      headless: true,
      width: 1600,
      height: 1000,
    });
  }

  function inspected(): Page {
    const page = context.pages().find((candidate) => !candidate.url().startsWith('devtools://'));
    if (!page) throw new Error('Chromium has no page left to inspect.');
    return page;
  }

  function opened(): chromium.OpenPanel {
    if (!open) throw new Error('DevTools is not open; call open() first.');
    return open;
  }

  /** Gives the panel the keyboard; a panel that has it keeps its own focused element. */
  async function focus({ panel }: chromium.OpenPanel): Promise<void> {
    if (await panel.evaluate(() => document.hasFocus())) return;
    await (await panel.frameElement()).focus();
  }

  const portOf = (shown: () => chromium.OpenPanel): PanelPort => ({
    // Playwright's own type of a page function knows handles, which this interface leaves out.
    evaluate: (fn, arg) => shown().panel.evaluate(fn as never, arg),
    pointer: async (type, at, clicks = 1) => {
      const { frontend, panel } = shown();
      const box = await (await panel.frameElement()).boundingBox();
      if (!box) throw new Error('The panel is hidden, so nothing can be pointed at.');
      await frontend.mouse.move(box.x + at.x, box.y + at.y);
      if (type === 'down') await frontend.mouse.down({ clickCount: clicks });
      if (type === 'up') await frontend.mouse.up({ clickCount: clicks });
    },
    press: async (key) => {
      await focus(shown());
      await shown().frontend.keyboard.press(key);
    },
  });

  const webPageOf = (page: () => Page): WebPage => ({
    goto: async (url) => {
      await page().goto(url);
    },
    evaluate: (fn, arg) => page().evaluate(fn as never, arg),
  });

  const devtools: DevTools = {
    browser: 'chromium',
    page: webPageOf(inspected),
    panel: createPanel(portOf(opened)),
    open: async (url) => {
      if (url) await inspected().goto(url);
      open = await chromium.openPanel(context, inspected());
      await devtools.resize(DOCKED_SIZE.width, DOCKED_SIZE.height);
    },
    close: async () => {
      const { frontend } = opened();
      open = undefined;
      const closed = frontend.waitForEvent('close');
      await frontend.close();
      await closed;
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
    setTheme: (theme) => chromium.setTheme(opened().frontend, theme),
    resize: async (width, height) => {
      await chromium.setDockSide(opened().frontend, 'undocked');
      await chromium.resizeContent(context, opened().frontend, { width, height });
      await devtools.panel.waitFor((expected: number) => innerWidth === expected, width);
    },
    screenshot: async (path) => {
      await opened().frontend.screenshot({ path });
    },
    openSecond: async (url) => {
      const page = await context.newPage();
      await page.goto(url);
      const second = await chromium.openPanel(context, page);
      return {
        page: webPageOf(() => page),
        panel: createPanel(portOf(() => second)),
        close: async () => {
          await second.frontend.close();
          await page.close();
        },
      };
    },
    quit: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return devtools;
}
