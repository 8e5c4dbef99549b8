import { formatTag } from '../shared/request-tag.ts';
import { type HeaderSite, startHeaderSite } from './header-site.ts';
import { closedPorts } from './ports.ts';
import { storeProfiles } from './profile-steps.ts';
import { ask } from './request-steps.ts';
import { waitForRows, waitForState } from './steps.ts';
import { expect, test } from './test.ts';

let site: HeaderSite | undefined;
test.afterEach(() => site?.close());

const OFFER = '[data-testid="offer"]';

test('the service of the page is offered, connected with one click, and by itself from then on', async ({
  devtools,
  scripted,
}) => {
  const agent = await scripted({ name: 'api' });
  const port = Number(new URL(agent.address).port);
  site = await startHeaderSite({
    '/malformed': `i=api-4711; p=${port}`,
    '/own': formatTag({ instance: 'api-4711', number: 81, port }),
  });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await ask(page, 'GET /malformed', 'GET /own', 'GET /own');
  await panel.waitForSelector(OFFER);
  expect(await panel.count(OFFER)).toBe(1);
  expect(agent.clients()).toBe(0);

  await panel.click('[data-testid="offer-connect"]');
  await waitForState(panel, 'live');
  await waitForRows(panel, 3);
  expect(await panel.count(OFFER)).toBe(0);
  const [profile] = await panel.evaluate(
    async () => (await chrome.storage.local.get<{ profiles: { profiles: object[] } }>('profiles')).profiles.profiles,
  );
  expect(profile).toMatchObject({ url: agent.address, pagePattern: `${site.url}*`, service: 'api' });
  expect(profile).not.toHaveProperty('token');

  await devtools.reload();
  await waitForState(panel, 'live');
  expect(await panel.text('.toolbar h1')).toBe('api');
});

test('a forged header leads nowhere without a click, and never with a token', async ({ devtools, scripted }) => {
  const agent = await scripted({ name: 'api' });
  const [closed] = await closedPorts(1);
  site = await startHeaderSite({
    '/closed': formatTag({ instance: 'nobody', number: 1, ...(closed && { port: closed }) }),
    '/saved': formatTag({ instance: 'nobody-2', number: 1, port: Number(new URL(agent.address).port) }),
    '/third': formatTag({ instance: 'nobody-3', number: 1, port: 9 }),
  });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await storeProfiles(panel, [{ name: 'saved', url: agent.address, token: 'secret' }]);
  await devtools.reload();
  await waitForState(panel, 'live');

  await ask(page, 'GET /saved', 'GET /third');
  await panel.waitForSelector(OFFER);
  await ask(page, 'GET /closed');
  await panel.waitForSelector(`${OFFER}[data-url*=":${closed}/"]`);
  // What is saved for that address stays as it is.
  expect(await panel.count(OFFER)).toBe(2);
  await panel.click(`${OFFER}[data-url*=":9/"] [data-testid="offer-dismiss"]`);
  await panel.waitFor((offer) => document.querySelectorAll(offer).length === 1, OFFER);
  await panel.click('[data-testid="offer-connect"]');
  await panel.waitForSelector('[data-testid="trouble"][data-state="unreachable"]');
  await panel.waitForText('[data-testid="trouble"]', 'On another machine');
  expect(await panel.count(OFFER)).toBe(0);
});
