import type { Panel } from './devtools/devtools.ts';

/** What a person does with the list of services and finds in it. */

/** The names in the list from top to bottom, or from left to right. */
export function listedNames(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('[data-testid="service"] .name')].map((name) => (name.textContent ?? '').trim()),
  );
}

/** Waits until the list has these names in this order. */
export async function waitForNames(panel: Panel, names: readonly string[]): Promise<void> {
  await panel.waitFor(
    (expected) =>
      [...document.querySelectorAll('[data-testid="service"] .name')]
        .map((name) => (name.textContent ?? '').trim())
        .join() === expected,
    names.join(),
  );
}

/** Shows the service at this place of the list, from 1, and picks a line of its menu. */
export async function pickFromMenu(panel: Panel, place: number, item: string): Promise<void> {
  await panel.press(String(place));
  await panel.waitFor(
    (index) => document.querySelectorAll('[data-testid="service"]')[index]?.getAttribute('aria-current') === 'true',
    place - 1,
  );
  await panel.click('[data-testid="service-item"]:has([aria-current="true"]) [data-testid="service-more"]');
  await panel.click(`[data-testid="context-menu"] [data-testid="menu-item-${item}"]`);
}

/** Puts profiles into storage as an earlier session has left them; the panel is to be opened anew after it. */
export async function storeProfiles(panel: Panel, profiles: readonly object[]): Promise<void> {
  await panel.evaluate(
    (list) => chrome.storage.local.set({ profiles: { version: 2, profiles: list } }),
    profiles.map((profile, index) => ({ id: `p${index}`, name: '', color: index % 8, ...profile })),
  );
}

/** Waits until storage holds profiles that say this, in any form of JSON. */
export async function waitForStored(panel: Panel, text: string): Promise<void> {
  await panel.waitFor(async (part) => JSON.stringify(await chrome.storage.local.get('profiles')).includes(part), text);
}

/** Waits until storage holds no profile that says this. */
export async function waitForNotStored(panel: Panel, text: string): Promise<void> {
  await panel.waitFor(async (part) => !JSON.stringify(await chrome.storage.local.get('profiles')).includes(part), text);
}

/** Waits until storage holds profiles of these names in this order, so that DevTools may be closed. */
export async function waitForStoredNames(panel: Panel, names: readonly string[]): Promise<void> {
  await panel.waitFor(async (expected) => {
    const { profiles } = await chrome.storage.local.get<{ profiles: { profiles: { name: string }[] } }>('profiles');
    return profiles.profiles.map(({ name }) => name).join() === expected;
  }, names.join());
}

/** Drops a file with this content on the panel. */
export async function dropFile(panel: Panel, name: string, content: string): Promise<void> {
  await panel.evaluate(
    (file) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([file.content], file.name, { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    { name, content },
  );
}

/** A profile of a service that nobody has started. */
export const downProfile = (name: string, more: object = {}) => ({
  name,
  url: `ws://127.0.0.1:1/${name}`,
  ...more,
});
