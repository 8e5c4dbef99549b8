import type { Panel } from './devtools/devtools.ts';
import {
  downProfile,
  dropFile,
  storeProfiles,
  waitForNames,
  waitForNotStored,
  waitForStored,
} from './profile-steps.ts';
import { expect, test } from './test.ts';

test('profiles go into a file without their tokens, and come back from it', async ({ devtools, site }) => {
  const { panel } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await storeProfiles(panel, [
    downProfile('kept', { token: 'a secret', pagePattern: 'http://localhost:3000/*' }),
    downProfile('grouped', { group: 'Front' }),
  ]);
  await devtools.reload();
  await waitForNames(panel, ['kept', 'grouped']);
  const file = await exported(panel, false);
  expect(file).not.toContain('a secret');
  expect(await exported(panel, true)).toContain('a secret');

  // What is there already is left alone.
  await dropFile(panel, 'same.json', file);
  await panel.waitForText('[data-testid="import-plan"]', 'nothing to import');
  await panel.click('[data-testid="import-cancel"]');

  await storeProfiles(panel, [downProfile('kept', { token: 'a secret' })]);
  await waitForNames(panel, ['kept']);
  const damaged = file.replace('"profiles": [', '"profiles": [ {"name": "no address"},');
  await dropFile(panel, 'shop.json', damaged);
  await panel.waitForText('[data-testid="import-plan"]', 'To be added (1)');
  const plan = await panel.text('[data-testid="import-plan"]');
  expect(plan).toContain('To be changed (1)');
  expect(plan).toContain('shown on pages of http://localhost:3000/*');
  expect(await panel.text('[data-testid="import-damaged"]')).toContain('Entry 1: It has no address.');
  await panel.click('[data-testid="import-apply"]');
  await waitForNames(panel, ['kept', 'grouped']);
  await waitForStored(panel, 'http://localhost:3000/*');
  // A file without tokens takes none away.
  await waitForStored(panel, 'a secret');

  await panel.click('[data-testid="undo"]');
  await waitForNames(panel, ['kept']);
  // What was changed is as it was, too.
  await waitForNotStored(panel, 'http://localhost:3000/*');
  await waitForStored(panel, 'a secret');
});

/** What the export would save as a file. */
async function exported(panel: Panel, withTokens: boolean): Promise<string> {
  await panel.evaluate(() => {
    const original = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = original;
      if (blob instanceof Blob) blob.text().then((text) => document.body.setAttribute('data-exported', text));
      return original(blob);
    };
    document.body.removeAttribute('data-exported');
  });
  await panel.click('[data-testid="list-more"]');
  await panel.click('[data-testid="menu-item-export-profiles"]');
  if (withTokens) await panel.click('[data-testid="export-tokens"]');
  await panel.click('[data-testid="export-save"]');
  return panel.waitFor(() => document.body.getAttribute('data-exported') ?? '');
}
