import type { Frame } from '../../shared/frame.ts';
import {
  asArray,
  asInteger,
  asNumber,
  asObject,
  asText,
  asTime,
  field,
  ProtocolError,
  parseObject,
} from '../../shared/guard.ts';
import { MAX_EVENTS_PER_KIND } from '../../shared/limits.ts';
import { parseServerMessage, type ServerMessage } from '../../shared/messages.ts';
import type { ClockOffset } from './clock-offset.ts';
import { packFrame, unpackFrame } from './packed-frame.ts';
import { asPage, type RecordedPage } from './recorded-page.ts';
import { BLOCK_TYPES, MAX_OFFSETS_PER_BLOCK, type RawBlock } from './recording-format.ts';
import { decodeReduced, encodeReduced } from './recording-reduced.ts';
import { MOMENT_KINDS, type Moment, type RecordingAbout, type ReducedSamples } from './source.ts';

/** One part of a recording. */
export type Block =
  | { type: 'about'; about: RecordingAbout }
  /** As an agent would send it: `hello`, `schema`, `events`, or `clock` for a new epoch. */
  | { type: 'message'; message: ServerMessage }
  | { type: 'samples'; frame: Frame }
  | { type: 'moments'; moments: Moment[] }
  | { type: 'reduced'; samples: ReducedSamples }
  /** How the clock of the service stood to that of the panel's machine, which the times of the page are of. */
  | { type: 'clock'; offsets: readonly ClockOffset[] }
  | { type: 'page'; page: RecordedPage }
  /** How many blocks come before it; where it is missing, the file is cut off. */
  | { type: 'end'; blocks: number };

/** As many as a panel holds. */
const MAX_MOMENTS = 2 * MAX_EVENTS_PER_KIND;

/** Writes a block as it stands in the file. */
export function encodeBlock(block: Block): RawBlock {
  return { type: BLOCK_TYPES[block.type], payload: encodePayload(block) };
}

function encodePayload(block: Block): Uint8Array<ArrayBuffer> {
  switch (block.type) {
    case 'about':
      return textBytes(block.about);
    case 'message':
      return textBytes(block.message);
    case 'samples':
      return packFrame(block.frame);
    case 'moments':
      return textBytes({ moments: block.moments });
    case 'reduced':
      return encodeReduced(block.samples);
    case 'clock':
      return textBytes({ offsets: block.offsets });
    case 'page':
      return textBytes(block.page);
    case 'end':
      return textBytes({ blocks: block.blocks });
  }
}

/**
 * Reads a block; `undefined` for one of an unknown type. Throws a `ProtocolError` that says what is wrong: what an
 * agent may not send, a file may not hold.
 */
export function decodeBlock({ type, payload }: RawBlock): Block | undefined {
  switch (type) {
    case BLOCK_TYPES.about:
      return { type: 'about', about: asAbout(textOf(payload)) };
    case BLOCK_TYPES.message:
      return { type: 'message', message: parseServerMessage(textOf(payload)) };
    case BLOCK_TYPES.samples:
      return { type: 'samples', frame: unpackFrame(payload) };
    case BLOCK_TYPES.moments:
      return { type: 'moments', moments: asMoments(textOf(payload)) };
    case BLOCK_TYPES.reduced:
      return { type: 'reduced', samples: decodeReduced(payload) };
    case BLOCK_TYPES.clock:
      return { type: 'clock', offsets: asOffsets(textOf(payload)) };
    case BLOCK_TYPES.page:
      return { type: 'page', page: asPage(textOf(payload)) };
    case BLOCK_TYPES.end: {
      const object = parseObject(textOf(payload), 'The end of a recording');
      return { type: 'end', blocks: asInteger(field(object, 'blocks'), 'The number of blocks') };
    }
    default:
      return undefined;
  }
}

function asAbout(text: string): RecordingAbout {
  const object = parseObject(text, 'What a recording says about itself');
  return {
    name: asText(field(object, 'name'), 'The name of a recording'),
    savedAt: asTime(field(object, 'savedAt'), 'The time of a recording'),
  };
}

function asMoments(text: string): Moment[] {
  const object = parseObject(text, 'A block of moments');
  return asArray(field(object, 'moments'), 'The moments', MAX_MOMENTS).flatMap((value) => {
    const moment = asObject(value, 'A moment');
    // A later panel may notice more than this one knows how to show.
    const kind = MOMENT_KINDS.find((known) => known === field(moment, 'kind'));
    const at = asTime(field(moment, 'at'), 'The time of a moment');
    const label = asText(field(moment, 'label'), 'The label of a moment');
    return kind === undefined ? [] : [{ kind, at, label }];
  });
}

function asOffsets(text: string): ClockOffset[] {
  const object = parseObject(text, 'A block of clock offsets');
  return asArray(field(object, 'offsets'), 'The clock offsets', MAX_OFFSETS_PER_BLOCK).map((value) => {
    const offset = asObject(value, 'A clock offset');
    const setByMs = field(offset, 'setByMs');
    return {
      at: asTime(field(offset, 'at'), 'The time of a clock offset'),
      offsetMs: asNumber(field(offset, 'offsetMs'), 'A clock offset'),
      uncertaintyMs: asNumber(field(offset, 'uncertaintyMs'), 'The uncertainty of a clock offset', 0),
      ...(setByMs === undefined ? {} : { setByMs: asNumber(setByMs, 'By how much a clock was set') }),
    };
  });
}

const textBytes = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProtocolError('A text is not valid UTF-8.');
  }
}
