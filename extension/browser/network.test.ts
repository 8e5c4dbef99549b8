import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type PageActivity, recordNetwork } from './network.ts';

const { listeners } = vi.hoisted(() => ({ listeners: new Set<(url: string) => void>() }));
vi.mock('webextension-polyfill', () => ({
  default: {
    devtools: {
      network: {
        onRequestFinished: { addListener: () => {} },
        onNavigated: { addListener: (listener: (url: string) => void) => listeners.add(listener) },
      },
    },
  },
}));

const reported = vi.fn();
beforeEach(() => {
  listeners.clear();
  reported.mockClear();
  vi.stubGlobal('reportError', reported);
});

const navigate = (url: string) => listeners.forEach((listener) => void listener(url));

function panel(navigated = vi.fn<PageActivity['navigated']>()) {
  const activity: PageActivity = { request: () => {}, navigated };
  return { activity, urls: () => navigated.mock.calls.map(([url]) => url) };
}

/** One that cannot have the page `bad`. */
function stumblingPanel() {
  return panel(
    vi.fn((url: string) => {
      if (url === 'bad') throw new Error('The panel has stumbled.');
    }),
  );
}

describe('the network of the page', () => {
  it('is told to a panel from what was kept on, in order', () => {
    const network = recordNetwork();
    navigate('a');
    const { activity, urls } = panel();
    const stop = network.follow(activity);
    navigate('b');
    stop();
    navigate('c');
    expect(urls()).toEqual(['a', 'b']);
  });

  it('is still told to a panel that has stumbled over something', () => {
    const network = recordNetwork();
    navigate('bad');
    const [first, second] = [stumblingPanel(), panel()];
    network.follow(first.activity);
    network.follow(second.activity);
    navigate('bad');
    navigate('b');
    expect(first.urls()).toEqual(['bad', 'bad', 'b']);
    expect(second.urls()).toEqual(['bad', 'bad', 'b']);
    expect(reported).toHaveBeenCalledTimes(2);
  });

  it('is told no more to a panel whose document is gone', () => {
    const network = recordNetwork();
    const { activity, urls } = panel();
    const { proxy, revoke } = Proxy.revocable(activity, {});
    network.follow(proxy);
    navigate('a');
    revoke();
    navigate('b');
    expect(urls()).toEqual(['a']);
    expect(reported).not.toHaveBeenCalled();
  });
});
