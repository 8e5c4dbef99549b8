import { AddressError, displayAddress, parseAddress } from '../sources/address.ts';
import { isRecord } from './record.ts';

/** A saved connection. */
export interface Profile {
  id: string;
  /** What the person calls it; where empty, the service's own name is shown. */
  name: string;
  /** A ws or wss URL, without the token. */
  url: string;
  token?: string;
  /** The name that the service said last time. A local profile follows it from port to port. */
  service?: string;
  /** A place in the palette, from 0. */
  color: number;
}

export const PALETTE_SIZE = 8;
const MAX_PROFILES = 200;
/** Longer names and tokens are not kept. */
export const MAX_FIELD_LENGTH = 2048;

/** What was found in storage: the profiles that are whole, and how many entries were not. */
export interface StoredProfiles {
  profiles: Profile[];
  damaged: number;
}

/** The form in which profiles are stored. Version 1 is the first. */
export interface ProfilesRecord {
  version: 1;
  profiles: Profile[];
}

/**
 * Reads what storage holds. Whole entries are kept and damaged ones counted; `undefined` (nothing stored yet) is an
 * empty list; anything else that is not a record of version 1 counts as damaged as a whole.
 */
export function readProfiles(stored: unknown): StoredProfiles {
  if (stored === undefined) return { profiles: [], damaged: 0 };
  const { version, profiles: entries } = isRecord(stored) ? stored : {};
  if (version !== 1 || !Array.isArray(entries)) return { profiles: [], damaged: 1 };
  const profiles: Profile[] = [];
  for (const entry of entries.slice(0, MAX_PROFILES)) {
    const profile = readProfile(entry);
    if (profile && !profiles.some(({ id }) => id === profile.id)) profiles.push(profile);
  }
  return { profiles, damaged: entries.length - profiles.length };
}

function readProfile(entry: unknown): Profile | undefined {
  if (!isRecord(entry)) return undefined;
  const { id, name, url, token, service, color } = entry;
  if (!isText(id) || id === '' || !isText(url)) return undefined;
  try {
    const address = parseAddress(url);
    return {
      id,
      name: isText(name) ? name : '',
      url: address.url,
      ...(isText(token) && token !== '' ? { token } : {}),
      ...(isText(service) && service !== '' ? { service } : {}),
      color: typeof color === 'number' && Number.isInteger(color) && color >= 0 ? color % PALETTE_SIZE : 0,
    };
  } catch (error) {
    if (error instanceof AddressError) return undefined;
    throw error;
  }
}

/** What the person calls it, else what the service calls itself, else its address. */
export function displayName({ name, service, url }: Profile): string {
  return name || service || displayAddress(url);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_FIELD_LENGTH;
