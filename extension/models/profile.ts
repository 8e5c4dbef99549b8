import { AddressError, displayAddress, parseAddress } from '../sources/address.ts';
import { tryPagePattern } from './page-pattern.ts';
import { isRecord } from './record.ts';

/** A saved connection. */
export interface Profile {
  id: string;
  /** What the person calls it; where empty, the service's own name is shown. */
  name: string;
  /** A ws or wss URL, without the token. */
  url: string;
  token?: string;
  /** True where the token is kept for the browser session only, and so is never written to a disk. */
  tokenForSession?: true;
  /** The name that the service said last time. A local profile follows it from port to port. */
  service?: string;
  /** A place in the palette, from 0. */
  color: number;
  /** The heading under which it stands in the list; missing where it has none. */
  group?: string;
  /** The pages to which the service belongs; see `page-pattern.ts`. */
  pagePattern?: string;
}

export const PALETTE_SIZE = 8;
/** As many as a person can add; each is a connection. */
export const MAX_PROFILES = 200;
/** As many as are read: more than can be added, since two windows may add their last ones at once. */
const MAX_STORED = 500;
/** Longer names and tokens are not kept. */
export const MAX_FIELD_LENGTH = 2048;
/** A group's name is a heading. */
export const MAX_GROUP_LENGTH = 80;

/** What was found in storage. */
export type StoredProfiles =
  /** The profiles that are whole, and how many entries were not. `version` is that of the record. */
  | { state: 'read'; version: number; profiles: Profile[]; damaged: number }
  /** No record of profiles at all. */
  | { state: 'unreadable' }
  /** A record of a later version of the extension. */
  | { state: 'newer'; version: number };

/** 1 had no groups, no page patterns and no tokens for the session. */
export const RECORD_VERSION = 2;

/** The form in which profiles are stored. Tokens for the session are kept elsewhere. */
export interface ProfilesRecord {
  version: typeof RECORD_VERSION;
  profiles: Profile[];
}

/** Reads what storage holds. `undefined` (nothing stored yet) is an empty list. */
export function readProfiles(stored: unknown): StoredProfiles {
  if (stored === undefined) return { state: 'read', version: RECORD_VERSION, profiles: [], damaged: 0 };
  const { version, profiles: entries } = isRecord(stored) ? stored : {};
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { state: 'unreadable' };
  if (version > RECORD_VERSION) return { state: 'newer', version };
  if (!Array.isArray(entries)) return { state: 'unreadable' };
  const profiles = new Map<string, Profile>();
  for (const entry of entries.slice(0, MAX_STORED)) {
    const profile = readProfile(entry);
    if (profile && !profiles.has(profile.id)) profiles.set(profile.id, profile);
  }
  return { state: 'read', version, profiles: [...profiles.values()], damaged: entries.length - profiles.size };
}

function readProfile(entry: unknown): Profile | undefined {
  if (!isRecord(entry)) return undefined;
  const { id, url } = entry;
  if (!isText(id) || id === '' || !isText(url)) return undefined;
  try {
    return { id, url: parseAddress(url).url, ...readFields(entry) };
  } catch (error) {
    if (error instanceof AddressError) return undefined;
    throw error;
  }
}

/** The fields of a profile beside its id and its address; what is missing or no value of its kind is left out. */
export function readFields(entry: Record<string, unknown>): Omit<Profile, 'id' | 'url'> {
  const { name, token, tokenForSession, service, color, group } = entry;
  const pagePattern = isText(entry.pagePattern) ? tryPagePattern(entry.pagePattern) : undefined;
  return {
    name: isText(name) ? name : '',
    ...(isText(token) && token !== '' ? { token } : {}),
    ...(tokenForSession === true ? { tokenForSession } : {}),
    ...(isText(service) && service !== '' ? { service } : {}),
    color: isColor(color) ? color % PALETTE_SIZE : 0,
    ...(isText(group) && group !== '' && group.length <= MAX_GROUP_LENGTH ? { group } : {}),
    ...(pagePattern === undefined ? {} : { pagePattern }),
  };
}

/** What the person calls it, else what the service calls itself, else its address. */
export function displayName({ name, service, url }: Profile): string {
  return name || service || displayAddress(url);
}

/** The palette's first place that no profile has, else the one after the last profile's. */
export function freeColor(profiles: readonly Profile[]): number {
  const taken = new Set(profiles.map(({ color }) => color));
  for (let color = 0; color < PALETTE_SIZE; color++) if (!taken.has(color)) return color;
  return profiles.length % PALETTE_SIZE;
}

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_FIELD_LENGTH;

export const isColor = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;
