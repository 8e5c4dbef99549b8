import browser from 'webextension-polyfill';
import { type PageRequest, readEntry } from './har.ts';
import { createPreflights } from './preflights.ts';

/** What happens on the network of the inspected page. */
export interface PageActivity {
  request(request: PageRequest): void;
  /** The page was left for this address, at a time in milliseconds since the epoch. */
  navigated(url: string, at: number): void;
}

/** The network of the inspected page, since DevTools was opened on it. */
export interface PageNetwork {
  /** Tells of what has been kept, and of what comes from then on. Returns the way to stop. */
  follow(activity: PageActivity): () => void;
}

/** How many requests and navigations are kept for a panel that is shown later. */
const MOST_KEPT = 2000;
/** Under this name the page that DevTools keeps in the background hands the network to the panel's window. */
const NAME = 'procscopeNetwork';
const ARRIVAL = 'procscope-network';

type Happening = (activity: PageActivity) => void;

/** Listens from now on and keeps the newest. For the page that DevTools loads when it is opened. */
export function recordNetwork(): PageNetwork {
  const followers = new Set<PageActivity>();
  const kept: Happening[] = [];
  const withPreflight = createPreflights();
  let count = 0;

  function happen(happening: Happening): void {
    kept.push(happening);
    if (kept.length > MOST_KEPT) kept.shift();
    for (const activity of [...followers]) {
      if (isDead(activity)) followers.delete(activity);
      else tell(activity, happening);
    }
  }

  const { onRequestFinished, onNavigated } = browser.devtools.network;
  onRequestFinished.addListener((entry) => {
    const read = readEntry(entry, ++count);
    const request = read && withPreflight(read);
    if (request) happen((activity) => activity.request(request));
  });
  onNavigated.addListener((url) => {
    const at = Date.now();
    happen((activity) => activity.navigated(url, at));
  });

  return {
    follow(activity) {
      for (const happening of kept) tell(activity, happening);
      followers.add(activity);
      return () => followers.delete(activity);
    },
  };
}

/** One happening that a panel stumbles over must not keep the others from it. */
function tell(activity: PageActivity, happening: Happening): void {
  try {
    happening(activity);
  } catch (error) {
    reportError(error);
  }
}

/** Where a document is gone, Firefox lets nobody touch what is left of it. */
function isDead(activity: PageActivity): boolean {
  try {
    return !('request' in activity);
  } catch {
    return true;
  }
}

/** Hands the network to the window of a panel. */
export function handNetworkTo(panel: Window, network: PageNetwork): void {
  Reflect.set(panel, NAME, network);
  panel.dispatchEvent(new Event(ARRIVAL));
}

/** The network of the inspected page as it was handed to this window, or will be. */
export function panelNetwork(): PageNetwork {
  return {
    follow(activity) {
      let stop: (() => void) | undefined;
      const start = () => {
        const network: unknown = Reflect.get(window, NAME);
        if (!stop && isNetwork(network)) stop = network.follow(activity);
      };
      start();
      window.addEventListener(ARRIVAL, start);
      return () => {
        window.removeEventListener(ARRIVAL, start);
        stop?.();
      };
    },
  };
}

function isNetwork(value: unknown): value is PageNetwork {
  return typeof value === 'object' && value !== null && 'follow' in value && typeof value.follow === 'function';
}
