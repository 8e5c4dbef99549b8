import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { isLoopback } from '../sources/address.ts';
import { type AgentTarget, createAgentSource, type Network } from '../sources/agent.ts';
import type { Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';
import { createService, type Service } from './service.ts';

/** One open service a profile. */
export interface Services {
  /** By the profiles' ids. */
  all: ReadonlySignal<ReadonlyMap<string, Service>>;
  dispose(): void;
}

interface Entry {
  service: Service;
  /** The address where the service said its name last. */
  foundAt?: string;
  /** The address that the person chose, or that the source has moved to. */
  url: string;
  token: string | undefined;
}

/**
 * Keeps a connection open for every profile: opened when it is added, anew when its address or token is changed.
 * `isShown` tells whether a profile's service is on screen and so connects first.
 */
export function createServices(profiles: Profiles, network: Network, isShown: (id: string) => boolean): Services {
  const entries = new Map<string, Entry>();
  const all = signal<ReadonlyMap<string, Service>>(new Map());

  const profileOf = (id: string): Profile | undefined => profiles.list.peek().find((profile) => profile.id === id);

  function open(profile: Profile): Entry {
    const { id } = profile;
    let target: AgentTarget = profile;
    const source = createAgentSource({
      network,
      target: () => {
        target = profileOf(id) ?? target;
        return target;
      },
      isUrgent: () => isShown(id),
      isTaken: (url) =>
        [...entries].some(([other, entry]) => other !== id && entry.foundAt === url && isConnected(entry)),
      found: (url, service) => follow(id, url, service),
    });
    return { service: createService(source), url: profile.url, token: profile.token };
  }

  /** Remembers the service's name, and where it is now. A profile with a token keeps its address: see the source. */
  function follow(id: string, url: string, service: string): void {
    const profile = profileOf(id);
    const entry = entries.get(id);
    if (!profile || !entry) return;
    entry.foundAt = url;
    entry.url = profile.token === undefined ? url : profile.url;
    if (profile.service !== service || profile.url !== entry.url) {
      profiles.update({ ...profile, url: entry.url, service });
    }
  }

  const stop = effect(() => {
    const list = profiles.list.value;
    untracked(() => {
      const ids = new Set(list.map(({ id }) => id));
      for (const [id, entry] of entries) {
        if (ids.has(id)) continue;
        entry.service.dispose();
        entries.delete(id);
      }
      for (const profile of list) {
        const entry = entries.get(profile.id);
        if (entry?.url === profile.url && entry.token === profile.token) continue;
        if (entry && hasMoved(entry, profile)) {
          entry.url = profile.url;
          entry.service.retry();
          continue;
        }
        entry?.service.dispose();
        entries.set(profile.id, open(profile));
      }
      const services = [...entries].map(([id, { service }]) => [id, service] as const);
      const changed = services.some(([id, service]) => all.peek().get(id) !== service);
      if (changed || services.length !== all.peek().size) all.value = new Map(services);
    });
  });

  return {
    all,
    dispose() {
      stop();
      for (const { service } of entries.values()) service.dispose();
      entries.clear();
    },
  };
}

function isConnected({ service }: Entry): boolean {
  const { state } = service.status.peek();
  return state === 'live' || state === 'silent';
}

/** True where another panel has followed the service to another port of this machine: nothing is to be opened anew. */
function hasMoved(entry: Entry, profile: Profile): boolean {
  const name = entry.service.description.peek()?.service.name;
  const here = isLoopback(entry.url) && isLoopback(profile.url);
  return here && entry.token === profile.token && name !== undefined && name === profile.service;
}
