import { gunzipSync, gzipSync } from 'node:zlib';
import type { Frame } from '../../shared/frame.ts';
import type { HelloMessage } from '../../shared/messages.ts';
import type { ClockOffset } from '../sources/clock-offset.ts';
import { createRecordingSource } from '../sources/recording.ts';
import type { Block } from '../sources/recording-blocks.ts';
import { frameBlock, type RawBlock } from '../sources/recording-format.ts';
import { createRecordingWriter } from '../sources/recording-writer.ts';
import type { Moment, ReducedSamples, SourceSink, SourceStatus } from '../sources/source.ts';
import { frameOf } from './fixtures.ts';

export const hello = (message: HelloMessage): Block => ({ type: 'message', message });

/** A block of rows, each a time followed by one value a column. */
export const samples = (rows: readonly (readonly number[])[], header: Partial<Frame> = {}): Block => ({
  type: 'samples',
  frame: frameOf(rows, { history: true, ...header }),
});

/** The bytes of a recording's file. */
export async function pack(...blocks: Block[]): Promise<Uint8Array<ArrayBuffer>> {
  const writer = createRecordingWriter();
  for (const block of blocks) writer.write(block);
  return bytesOf(await writer.finish());
}

export const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

/** A file with other content within the packing; what `change` gets is unpacked. */
export function repack(file: Uint8Array, change: (bytes: Buffer) => Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gzipSync(change(gunzipSync(file))));
}

/** A file by hand: its first line, and blocks that may be anything. */
export function packRaw(line: string, ...blocks: RawBlock[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(gzipSync(Buffer.concat([Buffer.from(line), ...blocks.map(frameBlock)])));
}

export type RecordedStatus = Extract<SourceStatus, { state: 'recorded' }>;

/** What a recording has delivered, in order. */
export interface Played {
  status: RecordedStatus;
  calls: string[];
  /** All rows, each a time followed by its values. */
  rows: number[][];
  moments: Moment[];
  reduced: ReducedSamples[];
  offsets: ClockOffset[];
}

/** Reads a file to its end, or as far as it goes. */
export function play(file: Uint8Array<ArrayBuffer>): Promise<Played> {
  return new Promise((resolve) => {
    const played: Omit<Played, 'status'> = { calls: [], rows: [], moments: [], reduced: [], offsets: [] };
    const sink: SourceSink = {
      status(status) {
        if (status.state === 'recorded') resolve({ status, ...played });
      },
      described: ({ service }) => played.calls.push(`described ${service.instance}`),
      schema: ({ schema }) => played.calls.push(`schema ${schema}`),
      frame({ rows, columns, values }) {
        for (let row = 0; row < rows; row++) {
          played.rows.push([...values.subarray(row * (1 + columns), (row + 1) * (1 + columns))]);
        }
        played.calls.push(`frame of ${rows}`);
      },
      events: (events) => played.calls.push(`events ${events.length}`),
      epoch: (epoch) => played.calls.push(`epoch ${epoch}`),
      moments: (moments) => played.moments.push(...moments),
      reduced: (reduced) => played.reduced.push(reduced),
      clock: (offset) => played.offsets.push(offset),
    };
    createRecordingSource(new Blob([file])).open(sink);
  });
}
