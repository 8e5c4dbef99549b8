import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createImporter } from './importer.ts';
import type { Profile } from './profile.ts';
import { MAX_FILE_BYTES, writeProfileFile } from './profile-file.ts';
import { createProfiles } from './profiles.ts';

const shop: Profile = { id: 'a', name: 'Shop', url: 'ws://127.0.0.1:7575/debug/procscope', color: 0 };
const worker: Profile = { id: 'b', name: 'Worker', url: 'ws://127.0.0.1:7576/debug/procscope', color: 1 };
const fileOf = (content: string) => new File([content], 'shop.json');

async function openImporter(...stored: Profile[]) {
  const profiles = createProfiles(createMemoryStore({ profiles: { version: 2, profiles: stored } }));
  onTestFinished(profiles.dispose);
  await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
  return { profiles, importer: createImporter(profiles) };
}

describe('createImporter', () => {
  it('shows what a file would do, and does it only then; undo takes it back', async () => {
    const { profiles, importer } = await openImporter(shop);
    await importer.read(fileOf(writeProfileFile([{ ...shop, color: 4 }, worker], false)));
    expect(importer.offer.value).toMatchObject({
      fileName: 'shop.json',
      plan: { added: [{ name: 'Worker' }], changed: [{ id: 'a', color: 4 }] },
      damaged: [],
    });
    expect(profiles.list.value).toEqual([shop]);
    importer.apply();
    expect(importer.offer.value).toBeUndefined();
    expect(profiles.list.value).toMatchObject([{ id: 'a', color: 4 }, { name: 'Worker' }]);
    expect(profiles.undoable.value).toBe('1 service added and 1 service changed from “shop.json”.');
    profiles.undo();
    expect(profiles.list.value).toEqual([shop]);
  });

  it('keeps its offer up to date with the list', async () => {
    const { profiles, importer } = await openImporter(shop);
    await importer.read(fileOf(writeProfileFile([shop], false)));
    expect(importer.offer.value?.plan).toMatchObject({ same: 1, added: [] });
    profiles.remove('a');
    expect(importer.offer.value?.plan).toMatchObject({ same: 0, added: [{ name: 'Shop' }] });
    importer.cancel();
    importer.apply();
    expect(profiles.list.value).toEqual([]);
  });

  it('says why a file gives nothing', async () => {
    const { importer } = await openImporter();
    await importer.read(fileOf('no profiles'));
    expect(importer.notice.value).toContain('“shop.json”');
    expect(importer.notice.value).toContain('neither');
    importer.dismissNotice();
    expect(importer.notice.value).toBeUndefined();
    await importer.read(fileOf(' '.repeat(MAX_FILE_BYTES + 1)));
    expect(importer.notice.value).toContain('larger');
    expect(importer.offer.value).toBeUndefined();
  });

  it('offers one file after the other: of two that are dropped together, it says that the second was not read', async () => {
    const { importer } = await openImporter();
    await importer.take(fileOf(writeProfileFile([shop], false)));
    expect(await importer.take(new File([writeProfileFile([worker], false)], 'more.json'))).toBe(true);
    expect(importer.offer.value?.plan.added).toMatchObject([{ name: 'Shop' }]);
    expect(importer.notice.value).toBe(
      '“more.json” was not read: import or cancel “shop.json” first, then open it again.',
    );
    importer.apply();
    await importer.take(new File([writeProfileFile([worker], false)], 'more.json'));
    expect(importer.offer.value?.plan.added).toMatchObject([{ name: 'Worker' }]);
    expect(importer.notice.value).toBeUndefined();
  });

  it('takes a file by what it holds, and leaves others alone', async () => {
    const { importer } = await openImporter();
    expect(await importer.take(fileOf('["7575"]'))).toBe(false);
    expect(await importer.take(fileOf('x'.repeat(MAX_FILE_BYTES + 1)))).toBe(false);
    expect(importer.offer.value).toBeUndefined();
    expect(importer.notice.value).toBeUndefined();
    expect(await importer.take(fileOf(writeProfileFile([shop], false)))).toBe(true);
    expect(importer.offer.value?.plan.added).toHaveLength(1);
    importer.cancel();
    expect(await importer.take(fileOf('{"format":"procscope-profiles","version":9}'))).toBe(true);
    expect(importer.notice.value).toContain('newer');
  });
});
