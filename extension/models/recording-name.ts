import { MAX_TEXT_LENGTH } from '../../shared/limits.ts';
import { RECORDING_EXTENSION } from '../sources/recording-format.ts';
import type { RecordingAbout } from '../sources/source.ts';
import type { Entry } from './entries.ts';

/** A file to hand to the person. */
export interface NamedFile {
  name: string;
  content: Blob;
}

/**
 * What a recording of an entry says about itself: of the profile nothing but the name that the person gave it, since
 * its address and token are nobody else's business. Of another recording the name that it has, without the time by which
 * the list tells it from others. No longer than a reader takes.
 */
export function aboutEntry({ profile, recording, service }: Entry, savedAt: number): RecordingAbout {
  const name = (profile ?? recording)?.name || service.description.peek()?.service.name || '';
  // Not with half of a character at its end.
  return { name: name.slice(0, MAX_TEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, ''), savedAt };
}

/** `<service>-<date>T<time>.procscope`, in the time of this machine and without what a file system may refuse. */
export function fileNameOf({ name, savedAt }: RecordingAbout): string {
  const service =
    name
      .replace(/[^\p{L}\p{N}_]+/gu, '-')
      .slice(0, 60)
      .replace(/^-|-$/g, '') || 'service';
  const date = new Date(savedAt);
  const local = new Date(savedAt - date.getTimezoneOffset() * 60_000).toISOString();
  return `${service}-${local.slice(0, 19).replaceAll(':', '-')}${RECORDING_EXTENSION}`;
}
