import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createGate } from '../sources/gate.ts';
import { createLocator } from '../sources/locator.ts';
import { probe } from '../sources/probe.ts';
import { createWallClock } from '../sources/wall-clock.ts';
import { startAgent } from '../testing/fake-agent.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { deadUrl, holdDeadPort } from '../testing/servers.ts';
import { stubWebSocket } from '../testing/web-socket.ts';
import type { Profile } from './profile.ts';
import { createProfiles } from './profiles.ts';
import { createServices } from './services.ts';

// Each wait below ends by itself; this is only for a machine that is very busy.
vi.setConfig({ testTimeout: 30_000 });

/** A panel without its views: profiles from storage and their services; `urls` are those on which lost ones are looked for. */
async function openPanel(stored: Profile[], urls: readonly string[] = []) {
  stubWebSocket();
  const store = createMemoryStore({ profiles: { version: 1, profiles: stored } });
  const profiles = createProfiles(store);
  const gate = createGate(6);
  const services = createServices(
    profiles,
    { probe, gate, locator: createLocator(probe, gate, urls), clock: createWallClock() },
    () => false,
  );
  onTestFinished(() => {
    services.dispose();
    profiles.dispose();
  });
  await vi.waitFor(() => expect(profiles.loaded.value).toBe(true));
  return {
    store,
    profiles,
    services,
    of: (id: string) => services.all.value.get(id),
    profile: (id: string) => profiles.list.value.find((profile) => profile.id === id),
    becomesLive: (...ids: string[]) =>
      vi.waitFor(() => {
        const states = ids.map((id) => services.all.value.get(id)?.status.value.state);
        expect(states).toEqual(ids.map(() => 'live'));
      }, 8000),
  };
}

const profileOf = (id: string, url: string, more: Partial<Profile> = {}): Profile => ({
  id,
  name: '',
  url,
  color: 0,
  ...more,
});

describe('createServices', () => {
  it('keeps a connection open for every profile', async () => {
    const [shop, worker] = await Promise.all([startAgent({ service: 'shop' }), startAgent({ service: 'worker' })]);
    const panel = await openPanel([profileOf('a', shop.url), profileOf('b', worker.url)]);
    await panel.becomesLive('a', 'b');
    expect(panel.profile('a')?.service).toBe('shop');
    expect(panel.profile('b')?.service).toBe('worker');
    expect([...shop.visits, ...worker.visits]).toHaveLength(2);
  });

  it('opens one for a profile that is added and closes that of one that is removed', async () => {
    const agent = await startAgent();
    const { profiles, services, becomesLive } = await openPanel([]);
    const { id } = profiles.add({ url: agent.url });
    await becomesLive(id);
    profiles.remove(id);
    expect(services.all.value.size).toBe(0);
    await vi.waitFor(() => expect(agent.clients).toBe(0));
    profiles.undo();
    await becomesLive(id);
  });

  it('connects anew with another address or token, and not with another name or colour', async () => {
    const [first, second] = await Promise.all([startAgent(), startAgent({ token: 'secret' })]);
    const panel = await openPanel([profileOf('a', first.url)]);
    await panel.becomesLive('a');
    const before = panel.of('a');
    panel.profiles.update({ ...profileOf('a', first.url), service: 'shop', name: 'Renamed', color: 4 });
    expect(panel.of('a')).toBe(before);
    panel.profiles.update(profileOf('a', second.url));
    expect(panel.of('a')).not.toBe(before);
    await vi.waitFor(() => expect(first.clients).toBe(0));
    await vi.waitFor(() => expect(panel.of('a')?.status.value).toMatchObject({ fault: 'token' }));
    const locked = panel.of('a');
    panel.profiles.update(profileOf('a', second.url, { token: 'secret' }));
    expect(panel.of('a')).not.toBe(locked);
    await panel.becomesLive('a');
  });

  it('ends everything that it opened', async () => {
    const agents = await Promise.all([startAgent(), startAgent()]);
    const { services, becomesLive } = await openPanel(agents.map(({ url }, index) => profileOf(`${index}`, url)));
    await becomesLive('0', '1');
    services.dispose();
    await vi.waitFor(() => expect(agents.map(({ clients }) => clients)).toEqual([0, 0]));
  });

  it('takes ids for names, also those of an object’s own machinery', async () => {
    const agent = await startAgent();
    const { becomesLive } = await openPanel([profileOf('__proto__', agent.url), profileOf('constructor', agent.url)]);
    await becomesLive('__proto__', 'constructor');
  });
});

describe('a service that moves to another port', () => {
  it('is followed by its profile, with its history and without a new connection for the new address', async () => {
    const shop = await startAgent({ service: 'shop', history: [[1000, 1]] });
    const next = await holdDeadPort();
    const panel = await openPanel([profileOf('a', shop.url)], [next.url]);
    await panel.becomesLive('a');
    const before = panel.of('a');
    await shop.stop();
    await next.release();
    const moved = await startAgent({
      service: 'shop',
      instance: 'second',
      startedAt: 1500,
      history: [[2000, 2]],
      port: next.port,
    });
    await vi.waitFor(() => expect(panel.profile('a')?.url).toBe(moved.url), 5000);
    await panel.becomesLive('a');
    expect(panel.of('a')).toBe(before);
    await vi.waitFor(() => expect([...(before?.samples.times() ?? [])]).toEqual([1000, 2000]));
    expect(before?.events.within(0, 9000).moments).toMatchObject([{ kind: 'restart', at: 1500 }]);
    // One visit was the search's, the other is the connection.
    expect(moved.visits).toHaveLength(2);
  });

  it('keeps the address of a profile with a token, which is for that address alone', async () => {
    const shop = await startAgent({ service: 'shop' });
    const url = await deadUrl();
    const panel = await openPanel([profileOf('a', url, { token: 'secret', service: 'shop' })], [shop.url]);
    await panel.becomesLive('a');
    expect(panel.profile('a')).toMatchObject({ url, token: 'secret' });
  });

  it('is not taken from another profile that is connected to it', async () => {
    const first = await startAgent({ service: 'shop' });
    const place = await holdDeadPort();
    const panel = await openPanel(
      [profileOf('a', first.url, { service: 'shop' }), profileOf('b', place.url, { service: 'shop' })],
      [first.url],
    );
    await panel.becomesLive('a');
    await vi.waitFor(() => expect(panel.of('b')?.status.value.state).toBe('down'));
    await place.release();
    const second = await startAgent({ service: 'shop', port: place.port });
    await panel.becomesLive('a', 'b');
    expect(panel.profile('a')?.url).toBe(first.url);
    expect(panel.profile('b')?.url).toBe(second.url);
  });

  it('is found where another was, when two come back with their ports swapped', async () => {
    const [shop, worker] = await Promise.all([startAgent({ service: 'shop' }), startAgent({ service: 'worker' })]);
    const panel = await openPanel([profileOf('a', shop.url), profileOf('b', worker.url)], [shop.url, worker.url]);
    await panel.becomesLive('a', 'b');
    await Promise.all([shop.stop(), worker.stop()]);
    await startAgent({ service: 'worker', port: shop.port });
    await startAgent({ service: 'shop', port: worker.port });
    await vi.waitFor(() => expect(panel.profile('a')?.url).toBe(worker.url), 8000);
    await vi.waitFor(() => expect(panel.profile('b')?.url).toBe(shop.url), 8000);
    await panel.becomesLive('a', 'b');
    expect(panel.profile('a')?.service).toBe('shop');
    expect(panel.profile('b')?.service).toBe('worker');
  });

  it('stays connected where another window has followed it first', async () => {
    const shop = await startAgent({ service: 'shop' });
    const moved = await startAgent({ service: 'shop' });
    const panel = await openPanel([profileOf('a', shop.url)]);
    await panel.becomesLive('a');
    const before = panel.of('a');
    await shop.stop();
    await vi.waitFor(() => expect(before?.status.value.state).toBe('down'));
    const elsewhere = { version: 1, profiles: [profileOf('a', moved.url, { service: 'shop' })] };
    await panel.store.set('profiles', elsewhere);
    await panel.becomesLive('a');
    expect(panel.of('a')).toBe(before);
    expect(moved.visits).toHaveLength(1);
  });
});
