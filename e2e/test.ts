import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { findBrowser } from '../scripts/browsers.js';
import { startChromium } from './devtools/chromium-devtools.ts';
import type { DevTools } from './devtools/devtools.ts';
import { startFirefox } from './devtools/firefox-devtools.ts';
import { createSharedBrowser, type SharedBrowser } from './devtools/shared-browser.ts';
import { type ScriptedService, type ScriptedServiceOptions, startScriptedService } from './scripted/service.ts';
import { createServices, type Services } from './services.ts';
import { type Site, startSite } from './site.ts';

export { expect } from '@playwright/test';

export interface DriverChoice {
  driver: 'chromium' | 'firefox';
}

interface WorkerFixtures {
  /** Path of the browser. */
  executable: string;
  /** Starts with the first test that wants it. */
  sharedBrowser: SharedBrowser;
}

interface Fixtures {
  /** A browser with the extension, as new for each test: nothing is stored, and DevTools is still closed. */
  devtools: DevTools;
  /** Starts real services with the real agent and ends them after the test. */
  services: Services;
  /** Starts an agent of known data and ends it after the test. */
  scripted(options?: ScriptedServiceOptions): Promise<ScriptedService>;
  /** An ordinary web page on a port of its own, to be inspected or to be the stranger. */
  site: Site;
}

const DRIVERS = {
  chromium: { start: startChromium, extension: 'chrome' },
  firefox: { start: startFirefox, extension: 'firefox' },
} as const;

export const test = base.extend<Fixtures, DriverChoice & WorkerFixtures>({
  driver: ['chromium', { option: true, scope: 'worker' }],

  executable: [
    async ({ driver }, use) => {
      const executable = await findBrowser(driver);
      if (!executable) throw new Error(`There is no ${driver} here; "npm test" installs one or says what to install.`);
      await use(executable);
    },
    { scope: 'worker' },
  ],

  sharedBrowser: [
    async ({ driver, executable }, use) => {
      const { start, extension } = DRIVERS[driver];
      const folder = fileURLToPath(new URL(`../dist/${extension}`, import.meta.url));
      const shared = createSharedBrowser(() => start({ executable, extension: folder }), console.warn);
      await use(shared);
      await shared.quit();
    },
    { scope: 'worker' },
  ],

  devtools: async ({ sharedBrowser }, use, testInfo) => {
    const devtools = await sharedBrowser.take();
    await use(devtools);
    if (testInfo.status !== testInfo.expectedStatus) {
      const path = testInfo.outputPath('devtools.png');
      // The browser may be what failed; the test's own error matters more.
      await devtools.screenshot(path).then(
        () => testInfo.attach('devtools', { path, contentType: 'image/png' }),
        () => undefined,
      );
    }
    await sharedBrowser.giveBack();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  services: async ({}, use) => {
    const services = createServices();
    await use(services);
    await services.endAll();
  },

  // biome-ignore lint/correctness/noEmptyPattern: see above.
  scripted: async ({}, use) => {
    const started: ScriptedService[] = [];
    await use(async (options) => {
      const service = await startScriptedService(options);
      started.push(service);
      return service;
    });
    await Promise.all(started.map((service) => service.close()));
  },

  // biome-ignore lint/correctness/noEmptyPattern: see above.
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.close();
  },
});
