import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import type { Entry } from './entries.ts';
import { followPage } from './page-follower.ts';
import { createService } from './service.ts';

function entryOf(id: string, pagePattern?: string): Entry {
  const profile = { id, name: '', url: 'ws://127.0.0.1:7575/', color: 0, ...(pagePattern ? { pagePattern } : {}) };
  return { id, label: id, color: 0, service: createService(createFakeSource().source), profile };
}

const SHOP = 'http://shop.example/*';
const OFFICE = 'http://office.example/*';

/** A panel that shows `shown`; `navigate` is what the page does. */
function open({ isReady = true, all = [entryOf('worker'), entryOf('shop', SHOP), entryOf('office', OFFICE)] } = {}) {
  const list = signal<readonly Entry[]>(all);
  const ready = signal(isReady);
  const shown = signal(list.value[0]);
  const show = vi.fn((id: string) => {
    shown.value = list.value.find((entry) => entry.id === id);
  });
  const listeners = new Set<(url: string) => void>();
  const watchPage = vi.fn((changed: (url: string) => void) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  });
  onTestFinished(followPage({ list, shown, show }, ready, watchPage));
  const navigate = (url: string) => {
    for (const listener of listeners) listener(url);
  };
  return { list, ready, show, watchPage, listeners, navigate };
}

describe('followPage', () => {
  it('shows the first service whose pattern fits, once', () => {
    const { navigate, show } = open();
    navigate('http://elsewhere.example/');
    expect(show).not.toHaveBeenCalled();
    navigate('http://shop.example/cart');
    expect(show.mock.calls).toEqual([['shop']]);
    navigate('http://office.example/');
    expect(show.mock.calls).toEqual([['shop'], ['office']]);
  });

  it('leaves what the person has chosen while the pages fit the same service, and follows to another', () => {
    const { navigate, show } = open();
    navigate('http://shop.example/');
    show('worker');
    show.mockClear();
    navigate('http://shop.example/cart');
    expect(show).not.toHaveBeenCalled();
    navigate('http://elsewhere.example/');
    navigate('http://shop.example/');
    expect(show.mock.calls).toEqual([['shop']]);
  });

  it('asks for the page only while a profile has a pattern', () => {
    const { list, watchPage, listeners } = open({ all: [entryOf('worker')] });
    expect(watchPage).not.toHaveBeenCalled();
    list.value = [entryOf('worker'), entryOf('shop', SHOP)];
    expect(watchPage).toHaveBeenCalledOnce();
    list.value = [entryOf('worker'), entryOf('shop', SHOP), entryOf('office', OFFICE)];
    expect(watchPage).toHaveBeenCalledOnce();
    list.value = [entryOf('worker')];
    expect(listeners.size).toBe(0);
  });

  it('waits until it is known what was shown last', () => {
    const { ready, watchPage, navigate, show } = open({ isReady: false });
    expect(watchPage).not.toHaveBeenCalled();
    ready.value = true;
    navigate('http://shop.example/');
    expect(show.mock.calls).toEqual([['shop']]);
  });
});
