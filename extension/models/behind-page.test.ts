import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PageRequest } from '../browser/har.ts';
import { fakeEntries, fakeEntry } from '../testing/entries.ts';
import { helloOf } from '../testing/fixtures.ts';
import { createFakeNetwork, pageRequestOf } from '../testing/page-network.ts';
import { openProfiles, shop, stored } from '../testing/profiles.ts';
import { createBehindPage, offerOf, urlOf } from './behind-page.ts';
import { createPageRequests } from './page-requests.ts';

const PAGE = 'http://127.0.0.1:8080/shop';
const TAG = { instance: 'unknown', number: 7, port: 7576 };

const offered = (more: Partial<PageRequest>) => {
  const offer = offerOf(pageRequestOf(more));
  return offer && urlOf(offer);
};

describe('what a response tells of a service', () => {
  it.each<[Partial<PageRequest>, string | undefined]>([
    [{ tag: TAG }, 'ws://127.0.0.1:7576/debug/procscope'],
    // The agent listens on the one loopback address alone.
    [{ tag: TAG, address: '::1' }, 'ws://127.0.0.1:7576/debug/procscope'],
    [{ tag: TAG, address: '192.168.1.7' }, 'ws://192.168.1.7:7576/debug/procscope'],
    [{ tag: TAG, address: 'fd00::7' }, 'ws://[fd00::7]:7576/debug/procscope'],
    [{ tag: { ...TAG, path: '/stats' } }, 'ws://127.0.0.1:7576/stats'],
    // Without a port, the agent answers where the request was answered.
    [{ tag: { instance: 'x', number: 1 }, address: '::1' }, 'ws://[::1]:8080/debug/procscope'],
    [{ tag: { instance: 'x', number: 1 }, url: 'http://shop.test/a' }, 'ws://127.0.0.1/debug/procscope'],
    [{ tag: { instance: 'x', number: 1 }, url: 'https://shop.test/a' }, 'wss://127.0.0.1/debug/procscope'],
    [{ tag: { instance: 'x', number: 1 }, url: 'https://shop.test:8443/a' }, 'wss://127.0.0.1:8443/debug/procscope'],
    // A port of its own speaks no TLS.
    [{ tag: TAG, url: 'https://shop.test/a' }, 'ws://127.0.0.1:7576/debug/procscope'],
    [{}, undefined],
    [{ tag: TAG, by: 'cache' }, undefined],
    [{ tag: { ...TAG, path: `/${'x'.repeat(2000)}` } }, undefined],
  ])('of %o is %s', (more, url) => {
    expect(offered(more)).toBe(url);
  });

  it('lacks the host where the browser does not say who answered', () => {
    const { address: _, ...unaddressed } = pageRequestOf({ tag: TAG, url: 'http://shop.test/a' });
    const offer = offerOf(unaddressed);
    expect(offer).toMatchObject({ hostname: 'shop.test', port: 7576 });
    expect(offer).not.toHaveProperty('address');
    expect(offer && urlOf(offer)).toBeUndefined();
  });
});

async function setup(...saved: unknown[]) {
  const { network, request, navigated } = createFakeNetwork();
  const { entries, list } = fakeEntries();
  const profiles = await openProfiles(stored(...saved));
  const watchPage = vi.fn((changed: (url: string) => void) => {
    changed(PAGE);
    return () => {};
  });
  const behind = createBehindPage({ requests: createPageRequests(network), entries, profiles, watchPage });
  onTestFinished(behind.dispose);
  const show = vi.spyOn(entries, 'show');
  return {
    behind,
    profiles,
    show,
    watchPage,
    list,
    navigated,
    respond: (more: Partial<PageRequest> = {}) => request(pageRequestOf({ tag: TAG, ...more })),
    urls: () => behind.offers.value.map(urlOf),
  };
}

describe('a service behind the page', () => {
  it('becomes a profile without a token, for the pages of this origin, and is shown', async () => {
    const { behind, profiles, respond, show } = await setup();
    respond();
    const [offer] = behind.offers.value;
    if (offer) behind.connect(offer);
    const [profile] = profiles.list.value;
    expect(profile).toMatchObject({
      url: 'ws://127.0.0.1:7576/debug/procscope',
      pagePattern: 'http://127.0.0.1:8080/*',
    });
    expect(profile).not.toHaveProperty('token');
    expect(show).toHaveBeenCalledWith(profile?.id);
    expect(behind.offers.value).toEqual([]);
  });

  it('leaves a profile of the same address as it is', async () => {
    const saved = { ...shop, url: 'ws://127.0.0.1:7576/debug/procscope', token: 'secret' };
    const { behind, profiles, respond } = await setup(saved);
    respond();
    expect(behind.offers.value).toEqual([]);
    const offer = offerOf(pageRequestOf({ tag: TAG }));
    if (offer) behind.connect(offer);
    expect(profiles.list.value).toEqual([saved]);
  });

  it('is offered once, however often it answers, and each of several', async () => {
    const { urls, respond } = await setup();
    respond();
    respond();
    respond({ tag: { ...TAG, instance: 'after a restart' } });
    respond({ tag: { ...TAG, instance: 'auth', port: 7577 } });
    expect(urls()).toEqual(['ws://127.0.0.1:7576/debug/procscope', 'ws://127.0.0.1:7577/debug/procscope']);
  });

  it('is not offered while it is connected, whatever its address', async () => {
    const { behind, list, respond } = await setup();
    respond();
    const { entry, sink } = fakeEntry('api');
    list.value = [entry];
    expect(behind.offers.value).toHaveLength(1);
    sink.described(helloOf({ service: 'api', instance: 'unknown' }));
    expect(behind.offers.value).toEqual([]);
    // A response of before the restart must not bring it back.
    sink.described(helloOf({ service: 'api', instance: 'next', startedAt: 5 }));
    expect(behind.offers.value).toEqual([]);
  });

  it('is offered no more once the page is left for one of another origin', async () => {
    const { respond, navigated, urls } = await setup();
    respond();
    navigated('http://other.test/', 2000);
    expect(urls()).toEqual([]);
    respond({ startedAt: 2100, tag: { ...TAG, port: 7577 } });
    navigated('http://other.test/next', 3000);
    expect(urls()).toEqual(['ws://127.0.0.1:7577/debug/procscope']);
    navigated('about:blank', 4000);
    expect(urls()).toEqual([]);
  });

  it('stays offered where the browser tells of a navigation after what the new page has asked for', async () => {
    const { respond, navigated, urls } = await setup();
    const ofNext = { ...TAG, port: 7577 };
    respond({ id: 1, type: 'document', url: PAGE });
    respond({ id: 2, startedAt: 1100, tag: ofNext });
    respond({ id: 3, startedAt: 1900, type: 'document', url: 'http://other.test/#top', by: 'cache' });
    respond({ id: 4, startedAt: 1950, tag: ofNext });
    navigated('http://other.test/', 2000);
    expect(urls()).toEqual(['ws://127.0.0.1:7577/debug/procscope']);
    // Back to the page before, which the browser has kept.
    navigated(PAGE, 3000);
    expect(urls()).toEqual([]);
  });

  it('can be dismissed', async () => {
    const { behind, respond } = await setup();
    respond();
    const [offer] = behind.offers.value;
    if (offer) behind.dismiss(offer);
    respond({ tag: { ...TAG, instance: 'another' } });
    expect(behind.offers.value).toEqual([]);
  });

  it('is at the host that the person says, where the browser does not', async () => {
    const { behind, profiles, respond } = await setup();
    const { address: _, ...unaddressed } = pageRequestOf({ tag: TAG });
    respond({ ...unaddressed, address: '' });
    const [offer] = behind.offers.value;
    if (!offer) throw new Error('There is no offer.');
    const { address: __, ...without } = offer;
    expect(() => behind.connect(without, ' ')).toThrow('Enter the address');
    expect(() => behind.connect(without, 'a b')).toThrow('is not an address');
    behind.connect(without, 'shop.test');
    expect(profiles.list.value[0]?.url).toBe('ws://shop.test:7576/debug/procscope');
  });

  it('does not ask for the page’s address as long as there is none', async () => {
    const { watchPage, respond } = await setup();
    respond({ by: 'cache' });
    expect(watchPage).not.toHaveBeenCalled();
    respond();
    expect(watchPage).toHaveBeenCalledOnce();
  });
});
