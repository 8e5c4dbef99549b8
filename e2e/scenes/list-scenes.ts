import { downProfile, dropFile, storeProfiles } from '../profile-steps.ts';
import { waitForRows, waitForServiceState } from '../steps.ts';
import { open, type Scene, type Stage, showLive } from './stage.ts';

const GROUPED = { payments: 'Back end', search: 'Back end', storefront: 'Front end' };

/** What a colleague has exported, with an entry that was damaged by hand. */
const PROFILE_FILE = {
  format: 'procscope-profiles',
  version: 1,
  profiles: [
    { name: 'payments', url: 'ws://127.0.0.1:9101/debug/procscope', group: 'Back end', color: 3 },
    { name: 'search', url: 'ws://127.0.0.1:9102/debug/procscope', token: 'a secret' },
    { name: 'no address' },
  ],
};

/** The list of services and what is done with it. */
export const LIST_SCENES: readonly Scene[] = [
  { name: 'service-menu', show: (stage) => showLive(stage).then(() => open(stage, 'service-more', 'context-menu')) },
  { name: 'service-groups', show: showGroups },
  { name: 'group-renamed', show: showGroupDialog },
  { name: 'services-filtered', show: (stage) => showFiltered(stage, 'eu') },
  { name: 'services-no-match', show: (stage) => showFiltered(stage, 'nowhere') },
  { name: 'import', show: showImport },
  { name: 'export', show: showExport },
];

async function showGroups(stage: Stage): Promise<void> {
  const profiles = Object.entries(GROUPED).map(([name, group]) => downProfile(name, { group }));
  await showWith(stage, profiles);
}

async function showGroupDialog(stage: Stage): Promise<void> {
  await showGroups(stage);
  await open(stage, 'section-more', 'context-menu');
  await open(stage, 'menu-item-rename-group', 'group-name');
}

async function showFiltered(stage: Stage, words: string): Promise<void> {
  const regions = ['eu-1', 'eu-2', 'us-1', 'us-2', 'ap-1'];
  await showWith(
    stage,
    regions.flatMap((region) => [
      downProfile(`payments-${region}`),
      downProfile(`search-${region}`, { group: 'Search' }),
    ]),
  );
  await stage.panel.fill('[data-testid="service-filter"]', words);
}

async function showImport(stage: Stage): Promise<void> {
  await showLive(stage);
  await dropFile(stage.panel, 'team.json', JSON.stringify(PROFILE_FILE));
  await stage.panel.waitForSelector('[data-testid="import-plan"]');
}

async function showExport(stage: Stage): Promise<void> {
  await showWith(stage, [downProfile('payments', { token: 'a secret' })]);
  await stage.panel.click('[data-testid="list-more"]');
  await open(stage, 'menu-item-export-profiles', 'export-save');
  await stage.panel.click('[data-testid="export-tokens"]');
}

/** A service that lives, and others that were stored. */
async function showWith(stage: Stage, others: readonly object[]): Promise<void> {
  const { panel, devtools, scripted } = stage;
  const { address } = await scripted({ name: 'checkout' });
  await storeProfiles(panel, [downProfile('checkout', { url: address }), ...others]);
  await devtools.reload();
  await waitForServiceState(panel, 'checkout', 'live');
  await waitForRows(panel, 20);
}
