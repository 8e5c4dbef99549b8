import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { displayName, type Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';
import type { Service } from './service.ts';
import { sectionsOf } from './service-groups.ts';
import type { Services } from './services.ts';

/** What stands in the list of services and can be shown. */
export interface Entry {
  /** The profile's id. */
  id: string;
  /** What the person calls it, else what it calls itself. */
  label: string;
  /** A place in the palette, from 0. */
  color: number;
  service: Service;
  /** The saved connection behind it. */
  profile: Profile;
}

/** The list of services, and which of them is on screen. */
export interface Entries {
  /** In the order in which they stand in the list, one heading after the other. */
  list: ReadonlySignal<readonly Entry[]>;
  shown: ReadonlySignal<Entry | undefined>;
  show(id: string): void;
}

/** `chosen` is the id of the entry to show; where there is none of that id, the first is shown. */
export function createEntries(profiles: Profiles, services: Services, chosen: Signal<string | undefined>): Entries {
  const list = computed(() => {
    const all = profiles.list.value.flatMap((profile): Entry[] => {
      const service = services.all.value.get(profile.id);
      return service ? [{ id: profile.id, label: displayName(profile), color: profile.color, service, profile }] : [];
    });
    return sectionsOf(all).flatMap(({ members }) => members);
  });
  return {
    list,
    shown: computed(() => list.value.find(({ id }) => id === chosen.value) ?? list.value[0]),
    show(id) {
      chosen.value = id;
    },
  };
}
