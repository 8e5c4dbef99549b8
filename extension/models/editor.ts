import { type ReadonlySignal, signal } from '@preact/signals';
import { AddressError } from '../sources/address.ts';
import { updating } from './changes.ts';
import { type Draft, DraftError, type DraftField, readDraft } from './draft.ts';
import { displayName, type Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';

/** The form in which a profile is added or edited: at most one at a time. */
export interface Editor {
  /** The profile being edited, `new` for one being added, `undefined` while the form is closed. */
  subject: ReadonlySignal<Profile | 'new' | undefined>;
  /** Why the last `save` was refused. */
  error: ReadonlySignal<DraftError | undefined>;
  /** The field in which the person starts. */
  field: ReadonlySignal<DraftField>;
  add(): void;
  edit(profile: Profile, field?: DraftField): void;
  cancel(): void;
  /** Saves and closes; returns the profile, or `undefined` where the draft is refused. */
  save(draft: Draft): Profile | undefined;
}

export function createEditor(profiles: Profiles): Editor {
  const subject = signal<Profile | 'new'>();
  const error = signal<DraftError>();
  const field = signal<DraftField>('address');

  function open(next: Profile | 'new' | undefined, start: DraftField = 'address'): void {
    error.value = undefined;
    field.value = start;
    subject.value = next;
  }

  function write(edited: Profile | 'new' | undefined, read: ReturnType<typeof readDraft>): Profile {
    if (edited === undefined || edited === 'new') {
      // The form for a new one asks for no colour, and what it leaves empty may be there already.
      const { color: _, name, ...fields } = read;
      const before = addProfile(fields);
      const profile: Profile = { ...before, ...fields, ...(name === '' ? {} : { name }) };
      profiles.apply(updating(before, profile));
      return profile;
    }
    checkFree(read.url, edited);
    // Another address is another service until it has said its name.
    const { id, service } = edited;
    const profile: Profile = { id, ...(edited.url === read.url && service !== undefined ? { service } : {}), ...read };
    // Against what the form began with: what has changed meanwhile, here or in another window, stays.
    profiles.apply(updating(edited, profile));
    return profile;
  }

  function addProfile(fields: Pick<Profile, 'url' | 'token'>): Profile {
    try {
      return profiles.add(fields);
    } catch (refused) {
      if (refused instanceof AddressError) throw new DraftError('address', refused.message);
      throw refused;
    }
  }

  /** A copy may keep the address that it was made with. */
  function checkFree(url: string, edited: Profile): void {
    const other = profiles.list.value.find((profile) => profile.id !== edited.id && profile.url === url);
    if (!other || edited.url === url) return;
    throw new DraftError('address', `Another service has this address already: ${displayName(other)}.`);
  }

  return {
    subject,
    error,
    field,
    add: () => open('new'),
    edit: (profile, start) => open(profile, start),
    cancel: () => open(undefined),
    save(draft) {
      try {
        const profile = write(subject.value, readDraft(draft));
        open(undefined);
        return profile;
      } catch (refused) {
        if (!(refused instanceof DraftError)) throw refused;
        error.value = refused;
        return undefined;
      }
    },
  };
}
