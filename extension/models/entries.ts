import { computed, type ReadonlySignal, type Signal } from '@preact/signals';
import { displayName, type Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';
import { type Recording, type Recordings, recordingLabel } from './recordings.ts';
import type { Service } from './service.ts';
import { sectionsOf } from './service-groups.ts';
import type { Services } from './services.ts';

/** What stands in the list of services and can be shown. */
export interface Entry {
  /** The profile's id, or the recording's. */
  id: string;
  /** What the person calls it, else what it calls itself. */
  label: string;
  /** A place in the palette, from 0. */
  color: number;
  service: Service;
  /** The saved connection behind it; missing where that is a recording. */
  profile?: Profile;
  /** The opened file behind it. */
  recording?: Recording;
}

/** The list of services, and which of them is on screen. */
export interface Entries {
  /** In the order in which they stand in the list, one heading after the other. */
  list: ReadonlySignal<readonly Entry[]>;
  shown: ReadonlySignal<Entry | undefined>;
  show(id: string): void;
}

/**
 * `chosen` is the id of the entry to show; where there is none of that id, the first is shown. Recordings come after the
 * profiles.
 */
export function createEntries(
  profiles: Profiles,
  services: Services,
  recordings: Pick<Recordings, 'list'>,
  chosen: Signal<string | undefined>,
): Entries {
  const live = computed(() =>
    inOrder(
      profiles.list.value.flatMap((profile): Entry[] => {
        const service = services.all.value.get(profile.id);
        return service ? [{ id: profile.id, label: displayName(profile), color: profile.color, service, profile }] : [];
      }),
    ),
  );
  const recorded = computed(() =>
    recordings.list.value.map((recording): Entry => {
      const { id, color, service } = recording;
      return { id, label: recordingLabel(recording), color, service, recording };
    }),
  );
  const list = computed(() => [...live.value, ...recorded.value]);
  return {
    list,
    shown: computed(() => list.value.find(({ id }) => id === chosen.value) ?? list.value[0]),
    show(id) {
      chosen.value = id;
    },
  };
}

/** As the list shows them: groups after those without one. */
const inOrder = (entries: readonly Entry[]) => sectionsOf(entries).flatMap(({ members }) => members);
