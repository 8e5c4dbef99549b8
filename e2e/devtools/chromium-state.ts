import type { Page } from 'playwright';

interface FrontendGlobals {
  InspectorFrontendHost: { zoomFactor(): number; zoomIn(): void; resetZoom(): void };
}

/** No zoom that Chromium offers is more steps away. */
const MOST_STEPS = 10;

/**
 * Zooms DevTools as its own keys do.
 *
 * @param frontend the page of DevTools itself
 */
export async function setZoom(frontend: Page, factor: number): Promise<void> {
  await frontend.evaluate(() => {
    const { InspectorFrontendHost } = globalThis as unknown as FrontendGlobals;
    InspectorFrontendHost.resetZoom();
  });
  for (let step = 0; step < MOST_STEPS; step++) {
    // Chromium zooms a little later, and then `innerWidth` changes.
    const zoom = () => (globalThis as unknown as FrontendGlobals).InspectorFrontendHost.zoomFactor();
    const before = await frontend.evaluate(zoom);
    if (Math.abs(before - factor) < 0.01) return;
    await frontend.evaluate(() => {
      (globalThis as unknown as FrontendGlobals).InspectorFrontendHost.zoomIn();
    });
    await frontend.waitForFunction(
      (last) => (globalThis as unknown as FrontendGlobals).InspectorFrontendHost.zoomFactor() !== last,
      before,
      { polling: 20 },
    );
  }
  throw new Error(`DevTools cannot be zoomed to ${factor}; it knows 1, 1.25, 1.5, 1.75 and 2.`);
}

/**
 * Empties all that an extension has stored, and leaves the page blank.
 *
 * @param page a page that shows nothing of the extension
 * @param origin of the extension
 */
export async function clearStorage(page: Page, origin: string): Promise<void> {
  // Any file of the extension gives its rights to the page; this one runs no code.
  await page.goto(`${origin}/manifest.json`);
  await page.evaluate(async () => {
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    }
  });
  await page.goto('about:blank');
}
