import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocatedAgent, Locator } from '../sources/locator.ts';
import { createDiscovery } from './discovery.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const shop: LocatedAgent = { url: 'ws://127.0.0.1:7575/debug/procscope', service: 'shop' };

function locatorOf(...scans: LocatedAgent[][]) {
  const scan = vi.fn<Locator['scan']>(async () => scans.shift() ?? []);
  return { scan, forget() {} };
}

describe('createDiscovery', () => {
  it('does not look before someone wants to know', () => {
    const locator = locatorOf([shop]);
    expect(createDiscovery(locator).agents.value).toBeUndefined();
    expect(locator.scan).not.toHaveBeenCalled();
  });

  it('looks at once and then again and again', async () => {
    const discovery = createDiscovery(locatorOf([], [shop], []));
    discovery.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(discovery.agents.value).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(discovery.agents.value).toEqual([shop]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(discovery.agents.value).toEqual([]);
  });

  it('stops when nobody wants to know any more, also in the middle of a look', async () => {
    const locator = locatorOf([shop]);
    const discovery = createDiscovery(locator);
    const stop = discovery.start();
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(discovery.agents.value).toBeUndefined();
    expect(locator.scan).toHaveBeenCalledOnce();
  });
});
