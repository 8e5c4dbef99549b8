import { AddressError, parseAddress } from '../sources/address.ts';
import { type Profile, readFields } from './profile.ts';
import { isRecord } from './record.ts';

/** The format is described in docs/profiles.md. */
const FORMAT = 'procscope-profiles';
const VERSION = 1;
/** Two hundred profiles with the longest of fields are below it. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024;
const MAX_ENTRIES = 1000;

/** A profile as a file has it. What the file leaves out is missing here, too. */
export interface FileEntry extends Partial<Omit<Profile, 'id' | 'url' | 'tokenForSession'>> {
  url: string;
}

export interface FileContent {
  entries: FileEntry[];
  /** A sentence for each entry that could not be read. */
  damaged: string[];
}

/** Why a file gives no profiles, as a sentence for a person. */
export class ProfileFileError extends Error {
  override name = 'ProfileFileError';
}

/** Tokens are put in where they are asked for, but never those that are kept for the session only. */
export function writeProfileFile(profiles: readonly Profile[], withTokens: boolean): string {
  const entries = profiles.map(({ id: _, token, tokenForSession, ...entry }) =>
    withTokens && token !== undefined && !tokenForSession ? { ...entry, token } : entry,
  );
  return `${JSON.stringify({ format: FORMAT, version: VERSION, profiles: entries }, undefined, 2)}\n`;
}

/** Whether a text says of itself that it holds profiles. */
export function isProfileFile(text: string): boolean {
  const parsed = parseJson(text);
  return isRecord(parsed) && parsed.format === FORMAT;
}

/**
 * Reads profiles from what `writeProfileFile` has written, from a JSON list of addresses, or from a text with an address
 * a line. Throws a `ProfileFileError` where it holds none of these.
 */
export function readProfileFile(text: string): FileContent {
  const parsed = parseJson(text);
  const found = parsed === undefined ? linesOf(text) : entriesOf(parsed);
  const content: FileContent = { entries: [], damaged: [] };
  for (const [index, entry] of found.slice(0, MAX_ENTRIES).entries()) {
    try {
      content.entries.push(readEntry(entry));
    } catch (error) {
      if (!(error instanceof AddressError)) throw error;
      content.damaged.push(`Entry ${index + 1}: ${error.message}`);
    }
  }
  if (found.length > MAX_ENTRIES) {
    content.damaged.push(`The ${found.length - MAX_ENTRIES} entries after the first ${MAX_ENTRIES} are left out.`);
  }
  return content;
}

function entriesOf(parsed: unknown): unknown[] {
  if (Array.isArray(parsed)) return parsed;
  const { format, version, profiles } = isRecord(parsed) ? parsed : {};
  if (format !== FORMAT) throw new ProfileFileError('It holds neither exported profiles nor a list of addresses.');
  if (typeof version === 'number' && version > VERSION) {
    throw new ProfileFileError(
      `It was written by a newer version of Procscope (its format is ${version}); update the extension to read it.`,
    );
  }
  if (version !== VERSION || !Array.isArray(profiles)) throw new ProfileFileError('Its list of profiles is damaged.');
  return profiles;
}

function linesOf(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  // Any word could be the name of a host, but a text of words is no list of addresses.
  if (lines.length === 0 || !lines.every((line) => /^\d+$|:\d|:\/\//.test(line))) {
    throw new ProfileFileError('It holds neither exported profiles nor a list of addresses, one a line.');
  }
  return lines;
}

function readEntry(entry: unknown): FileEntry {
  if (typeof entry === 'string') return parseAddress(entry);
  if (!isRecord(entry) || typeof entry.url !== 'string') throw new AddressError('It has no address.');
  const address = parseAddress(entry.url);
  const fields = Object.entries(readFields(entry)).filter(
    ([field]) => Object.hasOwn(entry, field) && field !== 'tokenForSession',
  );
  return { ...address, ...Object.fromEntries(fields) };
}

/** The value of a JSON text, or `undefined` for any other text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
