import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright';
import type { OpenPanel } from './chromium.js';
import type { ClipboardContent, Modifier, SavedFile } from './devtools.ts';
import type { PanelPort } from './panel.ts';

/**
 * What a panel in Chromium can do. `opened` gives it as it is now, `inspected` the page from which the clipboard is
 * read: a panel in a frame may only write to it.
 */
export function createChromiumPort(opened: () => OpenPanel, inspected: () => Page): PanelPort & { forget(): void } {
  let watched: Page | undefined;
  let saved: Promise<SavedFile>[] = [];
  const save = (download: Download) => void saved.push(readSaved(download));

  /** The panel that is open. Each is listened to for files that it saves. */
  function current(): OpenPanel {
    const open = opened();
    if (watched !== open.frontend) {
      watched = open.frontend;
      saved = [];
      watched.on('download', save);
    }
    return open;
  }

  /** Gives the panel the keyboard; a panel that has it keeps its own focused element. */
  async function focus(): Promise<void> {
    const { panel } = current();
    if (await panel.evaluate(() => document.hasFocus())) return;
    await (await panel.frameElement()).focus();
  }

  async function holding(modifiers: readonly Modifier[], action: () => Promise<void>): Promise<void> {
    const { keyboard } = current().frontend;
    for (const modifier of modifiers) await keyboard.down(modifier);
    await action();
    for (const modifier of modifiers) await keyboard.up(modifier);
  }

  /** Where the panel's own corner lies in DevTools. */
  async function corner(): Promise<{ x: number; y: number }> {
    const box = await (await current().panel.frameElement()).boundingBox();
    if (!box) throw new Error('The panel is hidden, so nothing can be pointed at.');
    return box;
  }

  return {
    // Playwright's own type of a page function knows handles, which this interface leaves out.
    evaluate: (fn, arg) => current().panel.evaluate(fn as never, arg),
    pointer: async (type, at, { clicks = 1, modifiers = [] } = {}) => {
      const { mouse } = current().frontend;
      const { x, y } = await corner();
      await holding(modifiers, async () => {
        await mouse.move(x + at.x, y + at.y);
        if (type === 'down') await mouse.down({ clickCount: clicks });
        if (type === 'up') await mouse.up({ clickCount: clicks });
      });
    },
    wheel: (_, by, modifiers) => holding(modifiers, () => current().frontend.mouse.wheel(by.x, by.y)),
    press: async (key, modifiers) => {
      await focus();
      await current().frontend.keyboard.press([...modifiers, key].join('+'));
    },
    downloads: () => {
      current();
      return Promise.all(saved);
    },
    clipboard: async () => {
      const page = inspected();
      await page.context().grantPermissions(['clipboard-read'], { origin: new URL(page.url()).origin });
      // The keyboard is with DevTools, and the clipboard is open only to a page that has it.
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
      const { text, image } = await page.evaluate(readClipboard);
      await session.detach();
      return {
        ...(text === undefined ? {} : { text }),
        ...(image === undefined ? {} : { image: Buffer.from(image, 'base64') }),
      } satisfies ClipboardContent;
    },
    runScript: (body) => current().panel.evaluate(`(async () => {${body}\n})()`),
    forget() {
      watched = undefined;
      saved = [];
    },
  };
}

async function readSaved(download: Download): Promise<SavedFile> {
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Runs in the inspected page. The image comes in base64. */
async function readClipboard(): Promise<{ text?: string; image?: string }> {
  const content: { text?: string; image?: string } = {};
  for (const item of await navigator.clipboard.read()) {
    if (item.types.includes('text/plain')) content.text = await (await item.getType('text/plain')).text();
    if (item.types.includes('image/png')) {
      const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
      content.image = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }
  }
  return content;
}
