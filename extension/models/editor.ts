import { type ReadonlySignal, signal } from '@preact/signals';
import { AddressError, parseAddress } from '../sources/address.ts';
import { MAX_FIELD_LENGTH, type Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';

/** What a person has typed into the form of a profile. */
export interface Draft {
  name: string;
  address: string;
  token: string;
  color: number;
}

export type DraftField = 'address' | 'token';

/** The form in which a profile is added or edited: at most one at a time. */
export interface Editor {
  /** The profile being edited, `new` for one being added, `undefined` while the form is closed. */
  subject: ReadonlySignal<Profile | 'new' | undefined>;
  /** Why the last `save` was refused. */
  error: ReadonlySignal<string | undefined>;
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
  const error = signal<string>();
  const field = signal<DraftField>('address');

  function open(next: Profile | 'new' | undefined, start: DraftField = 'address'): void {
    error.value = undefined;
    field.value = start;
    subject.value = next;
  }

  function write(edited: Profile | 'new' | undefined, draft: Draft): Profile {
    const { url, token: pastedToken } = parseAddress(draft.address);
    const token = pastedToken ?? within(draft.token, 'token');
    const name = within(draft.name, 'name');
    const address = { url, ...(token === '' ? {} : { token }) };
    if (edited === undefined || edited === 'new') {
      const added = profiles.add(address);
      if (name === '') return added;
      const profile = { ...added, name };
      profiles.update(profile);
      return profile;
    }
    const { id, service } = edited;
    const other = profiles.list.value.find((profile) => profile.id !== id && profile.url === url);
    if (other)
      throw new AddressError(`Another service has this address already: ${other.name || other.service || url}.`);
    // Another address is another service until it has said its name.
    const known = edited.url === url && service !== undefined ? { service } : {};
    const profile: Profile = { id, name, ...address, ...known, color: draft.color };
    profiles.update(profile);
    return profile;
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
        const profile = write(subject.value, draft);
        open(undefined);
        return profile;
      } catch (refused) {
        if (!(refused instanceof AddressError)) throw refused;
        error.value = refused.message;
        return undefined;
      }
    },
  };
}

/** What is longer would not be read back from storage. */
function within(text: string, what: string): string {
  const trimmed = text.trim();
  if (trimmed.length <= MAX_FIELD_LENGTH) return trimmed;
  throw new AddressError(`A ${what} has at most ${MAX_FIELD_LENGTH} characters; this one has ${trimmed.length}.`);
}

/** What the form starts with. */
export function draftOf(subject: Profile | 'new'): Draft {
  if (subject === 'new') return { name: '', address: '', token: '', color: 0 };
  const { name, url, token, color } = subject;
  return { name, address: url, token: token ?? '', color };
}
