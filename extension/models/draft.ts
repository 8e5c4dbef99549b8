import { AddressError, parseAddress } from '../sources/address.ts';
import { PagePatternError, parsePagePattern } from './page-pattern.ts';
import { MAX_FIELD_LENGTH, MAX_GROUP_LENGTH, type Profile } from './profile.ts';

/** What a person has typed into the form of a profile. */
export interface Draft {
  name: string;
  address: string;
  token: string;
  /** Keep the token for this browser session only. */
  tokenForSession: boolean;
  group: string;
  pagePattern: string;
  color: number;
}

export type DraftField = 'address' | 'name' | 'token' | 'group' | 'pagePattern';

/** Why a draft is refused, and where it is to be mended. */
export class DraftError extends Error {
  override name = 'DraftError';
  readonly field: DraftField;

  constructor(field: DraftField, message: string) {
    super(message);
    this.field = field;
  }
}

/** What the form starts with. */
export function draftOf(subject: Profile | 'new'): Draft {
  const profile = subject === 'new' ? undefined : subject;
  return {
    name: profile?.name ?? '',
    address: profile?.url ?? '',
    token: profile?.token ?? '',
    tokenForSession: profile?.tokenForSession ?? false,
    group: profile?.group ?? '',
    pagePattern: profile?.pagePattern ?? '',
    color: profile?.color ?? 0,
  };
}

/** The profile's fields that a draft gives; those left empty are missing. Throws a `DraftError` for a person. */
export function readDraft(draft: Draft): Omit<Profile, 'id' | 'service'> {
  const { url, token: pastedToken } = at('address', () => parseAddress(draft.address));
  const token = pastedToken ?? within(draft.token, 'token');
  const group = within(draft.group, 'group', MAX_GROUP_LENGTH).replaceAll(/\s+/g, ' ');
  const pagePattern = draft.pagePattern.trim() && at('pagePattern', () => parsePagePattern(draft.pagePattern));
  return {
    url,
    name: within(draft.name, 'name'),
    color: draft.color,
    ...(token === '' ? {} : { token }),
    ...(draft.tokenForSession ? { tokenForSession: true } : {}),
    ...(group === '' ? {} : { group }),
    ...(pagePattern === '' ? {} : { pagePattern }),
  };
}

/** What is longer would not be read back from storage. */
function within(text: string, field: DraftField, most: number = MAX_FIELD_LENGTH): string {
  const trimmed = text.trim();
  if (trimmed.length <= most) return trimmed;
  throw new DraftError(field, `A ${field} has at most ${most} characters; this one has ${trimmed.length}.`);
}

function at<Value>(field: DraftField, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof AddressError || error instanceof PagePatternError) throw new DraftError(field, error.message);
    throw error;
  }
}
