import type { KeyValueStore } from '../browser/storage.ts';
import {
  isText,
  type Profile,
  type ProfilesRecord,
  RECORD_VERSION,
  readProfiles,
  type StoredProfiles,
} from './profile.ts';

/** Where profiles are kept: all of them in one storage, the tokens for the session in another. */
export interface ProfileStorage {
  read(): Promise<StoredProfiles>;
  write(profiles: readonly Profile[]): Promise<void>;
  /** Keeps a copy of what is stored, which nothing reads, in place of the last, and gives the name under which it lies. */
  setAside(): Promise<string>;
  /** Calls back after every change, whoever made it. Returns the way to stop. */
  watch(changed: () => void): () => void;
  /** Runs a task while no other window runs one. */
  exclusively: KeyValueStore['exclusively'];
}

const KEY = 'profiles';
const TOKENS_KEY = 'tokens';
/** One name for all copies: there are tokens in them, which are not to pile up. */
const DAMAGED_KEY = 'profiles.damaged';

export function createProfileStorage(store: KeyValueStore, session: KeyValueStore): ProfileStorage {
  /** As they were read last, which is before each write. */
  let tokensRead: ReadonlyMap<string, string> = new Map();

  async function readSession(): Promise<ReadonlyMap<string, string>> {
    tokensRead = readTokens(await session.get(TOKENS_KEY));
    return tokensRead;
  }

  /** Only where they change: another window would be woken for nothing. */
  async function writeTokens(tokens: ReadonlyMap<string, string>): Promise<void> {
    const known = tokensRead;
    const isSame = tokens.size === known.size && [...tokens].every(([id, token]) => known.get(id) === token);
    if (!isSame) await session.set(TOKENS_KEY, [...tokens]);
  }

  return {
    async read() {
      const [stored, tokens] = await Promise.all([store.get(KEY), readSession()]);
      const found = readProfiles(stored);
      if (found.state !== 'read') return found;
      return { ...found, profiles: found.profiles.map((profile) => withToken(profile, tokens.get(profile.id))) };
    },
    async write(profiles) {
      const forSession = profiles.flatMap(({ id, token, tokenForSession }): [string, string][] =>
        tokenForSession && token !== undefined ? [[id, token]] : [],
      );
      const record: ProfilesRecord = { version: RECORD_VERSION, profiles: profiles.map((each) => withToken(each)) };
      // Both at once: the window may be closed next.
      await Promise.all([store.set(KEY, record), writeTokens(new Map(forSession))]);
    },
    async setAside() {
      await store.set(DAMAGED_KEY, await store.get(KEY));
      return DAMAGED_KEY;
    },
    watch(changed) {
      const stops = [store.watch(KEY, changed), session.watch(TOKENS_KEY, changed)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    exclusively: store.exclusively,
  };
}

/** A profile whose token is for the session, with this one or none; any other profile keeps its own. */
function withToken(profile: Profile, sessionToken?: string): Profile {
  if (!profile.tokenForSession) return profile;
  const { token: _, ...bare } = profile;
  return sessionToken === undefined ? bare : { ...bare, token: sessionToken };
}

/** Tokens by the ids of their profiles; what is no such pair is left out. */
function readTokens(stored: unknown): Map<string, string> {
  const pairs: unknown[] = Array.isArray(stored) ? stored : [];
  return new Map(pairs.filter(isTokenOfProfile));
}

function isTokenOfProfile(pair: unknown): pair is [string, string] {
  return Array.isArray(pair) && pair.length === 2 && pair.every(isText);
}
