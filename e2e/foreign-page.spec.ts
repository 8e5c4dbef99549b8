import { expect, test } from './test.ts';

test('a web page in the same browser cannot open the agent’s WebSocket', async ({ devtools, site, services }) => {
  const service = await services.start({ name: 'private' });
  await devtools.open(site.url);
  const heard = await devtools.page.evaluate(
    (address) =>
      new Promise<string[]>((resolve) => {
        const events: string[] = [];
        const socket = new WebSocket(address, 'procscope.v1');
        socket.onopen = () => events.push('open');
        socket.onmessage = () => events.push('message');
        socket.onclose = ({ code }) => resolve([...events, `close ${code}`]);
      }),
    service.address,
  );
  expect(heard).toEqual(['close 1006']);
  // The agent itself is well: the panel finds it at the same time.
  await devtools.panel.waitForSelector('[data-testid="discovered-add"][data-service="private"]');
});
