import { formatTag } from '../../shared/request-tag.ts';
import { startHeaderSite } from '../header-site.ts';
import { waitForRows, waitForState } from '../steps.ts';
import { expect, test } from '../test.ts';

const HOST = '[data-testid="offer"] input[name="host"]';

// Of an answer to a WebSocket, Chromium does not say which address has given it; Firefox says it of all that answered.
test('where the browser does not say who has answered, the person is asked for the host', { tag: '@all' }, async ({
  devtools,
  scripted,
}) => {
  const agent = await scripted({ name: 'api' });
  const port = Number(new URL(agent.address).port);
  const site = await startHeaderSite({ '/socket': formatTag({ instance: 'api-4711', number: 1, port }) });
  const { panel, page } = devtools;
  await devtools.open(site.url);
  await panel.waitForSelector('[data-testid="first-run"]');
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/socket`);
        socket.onopen = () => socket.close();
        socket.onclose = () => resolve();
      }),
  );
  await panel.waitForSelector(HOST);
  expect(await panel.evaluate((host) => document.querySelector<HTMLInputElement>(host)?.value, HOST)).toBe('127.0.0.1');
  expect(agent.clients()).toBe(0);

  await panel.fill(HOST, '');
  await panel.click('[data-testid="offer-connect"]');
  await panel.waitForText('[data-testid="offer"] [role="alert"]', 'Enter the address');
  await panel.fill(HOST, 'no host');
  await panel.click('[data-testid="offer-connect"]');
  await panel.waitForText('[data-testid="offer"] [role="alert"]', 'is not an address');
  expect(agent.clients()).toBe(0);
  await panel.fill(HOST, 'localhost');
  await panel.click('[data-testid="offer-connect"]');
  await waitForState(panel, 'live');
  await waitForRows(panel, 3);
  expect(await panel.count('[data-testid="offer"]')).toBe(0);
  const [profile] = await panel.evaluate(
    async () => (await chrome.storage.local.get<{ profiles: { profiles: object[] } }>('profiles')).profiles.profiles,
  );
  expect(profile).toMatchObject({ url: agent.address.replace('127.0.0.1', 'localhost'), pagePattern: `${site.url}*` });
  expect(profile).not.toHaveProperty('token');
  await site.close();
});
