import { describe, expect, it } from 'vitest';
import { chartOf, gcAt, helloOf, markAt } from '../testing/fixtures.ts';
import { hello, pack, packRaw, play, repack, samples } from '../testing/recordings.ts';
import type { Block } from './recording-blocks.ts';
import { BLOCK_TYPES, frameBlock } from './recording-format.ts';
import type { Moment } from './source.ts';

const NOON = Date.UTC(2026, 10, 26, 12);
const about: Block = { type: 'about', about: { name: 'Shop', savedAt: NOON } };
const restart: Moment = { kind: 'restart', at: NOON + 2500, label: 'restarted (pid 8)' };
const events: Block = { type: 'message', message: { type: 'events', events: [gcAt(NOON), markAt(NOON, 'sale')] } };

/** Two lives of a process, ten samples each, a second apart. */
const twoLives = () =>
  pack(
    about,
    hello(helloOf()),
    ...rowsFrom(NOON, 10).map((row) => samples([row])),
    events,
    { type: 'moments', moments: [restart] },
    hello(helloOf({ instance: 'second' })),
    ...rowsFrom(NOON + 10_000, 10).map((row) => samples([row])),
  );

const rowsFrom = (time: number, count: number) =>
  Array.from({ length: count }, (_, row) => [time + row * 1000, row + 0.25]);

describe('a sound recording', () => {
  it('delivers what was written, in order', async () => {
    const second = { schema: 2, charts: [chartOf(['b', 'a'])], columns: ['b', 'a'] };
    const { status, calls, rows } = await play(
      await pack(
        about,
        hello(helloOf({ columns: ['a'] })),
        samples([
          [NOON, 1],
          [NOON + 1000, Number.NaN],
        ]),
        { type: 'message', message: { type: 'schema', ...second } },
        samples([[NOON + 2000, 7, 2]], { schema: 2 }),
        events,
        { type: 'message', message: { type: 'clock', epoch: 1 } },
      ),
    );
    expect(status).toEqual({ state: 'recorded', about: { name: 'Shop', savedAt: NOON } });
    expect(calls).toEqual(['described first', 'frame of 2', 'schema 2', 'frame of 1', 'events 2', 'epoch 1']);
    expect(rows).toEqual([
      [NOON, 1],
      [NOON + 1000, Number.NaN],
      [NOON + 2000, 7, 2],
    ]);
  });

  it('may hold several restarts, with what the panel noticed', async () => {
    const { status, calls, rows, moments } = await play(await twoLives());
    expect(status.problem).toBeUndefined();
    expect(calls.filter((call) => call.startsWith('described'))).toEqual(['described first', 'described second']);
    expect(rows).toEqual(rowsFrom(NOON, 10).concat(rowsFrom(NOON + 10_000, 10)));
    expect(moments).toEqual([restart]);
  });

  it('tells of a clock that was set while the connection was away as one that was set while it stood', async () => {
    const { calls } = await play(await pack(hello(helloOf()), hello(helloOf({ epoch: 1 }))));
    expect(calls).toEqual(['described first', 'epoch 1', 'described first']);
  });

  it('leaves out blocks of unknown types, and says so', async () => {
    const unknown = { type: 77, payload: new TextEncoder().encode('from the future') };
    const file = repack(await twoLives(), (bytes) => {
      const [line, ...rest] = [bytes.subarray(0, 22), bytes.subarray(22)];
      const strange = frameBlock(unknown);
      return Buffer.concat([line, strange, strange, ...rest]);
    });
    const { status, rows } = await play(file);
    expect(rows).toHaveLength(20);
    expect(status.problem).toBeUndefined();
    expect(status.note).toBe('The file also holds 2 parts of a kind that this version of the panel does not know.');
  });
});

describe('a block of moments', () => {
  it('may hold kinds that a later version has brought, which are left out', async () => {
    const moments = [{ kind: 'eclipse', at: NOON, label: 'dark' }, restart];
    const payload = new TextEncoder().encode(JSON.stringify({ moments }));
    const played = await play(packRaw('procscope recording 1\n', { type: BLOCK_TYPES.moments, payload }));
    expect(played.moments).toEqual([restart]);
  });
});

describe('a file that is cut off', () => {
  it('opens as far as it goes, wherever the cut is', async () => {
    const file = await twoLives();
    const whole = (await play(file)).rows;
    let most = 0;
    for (let length = 0; length < file.length; length++) {
      const { status, rows } = await play(file.slice(0, length));
      // The last bytes are gzip's own end and sum: without them, everything is there.
      if (status.problem === undefined) expect(file.length - length).toBeLessThan(12);
      else expect(status.problem, `of ${length} bytes`).toMatch(/^The file is (not a recording|cut off).*\.$/);
      expect(rows).toEqual(whole.slice(0, rows.length));
      // Nothing that was sound in a shorter file may be lost in a longer one.
      expect(rows.length).toBeGreaterThanOrEqual(most);
      most = rows.length;
    }
    expect(most).toBe(20);
  }, 60_000);

  it('says until when it goes, and how much that is', async () => {
    const file = repack(await twoLives(), (bytes) => bytes.subarray(0, -60));
    const { status, rows } = await play(file);
    expect(rows.length).toBe(19);
    const last = new Date(rows.at(-1)?.[0] ?? 0);
    const time = last.toLocaleTimeString(undefined, {
      hourCycle: 'h23',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    expect(status.problem).toBe(`The file is cut off after ${time}; what comes before, 18 seconds, is shown.`);
  });
});

describe('a damaged file', () => {
  it('delivers nothing that was not written, whichever bit is flipped', async () => {
    const file = await twoLives();
    const whole = (await play(file)).rows;
    for (let bit = 0; bit < file.length * 8; bit += 7) {
      const flipped = file.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const { rows } = await play(flipped);
      expect(rows).toEqual(whole.slice(0, rows.length));
    }
  }, 60_000);

  it('ends at the block whose sum is wrong, and keeps those before', async () => {
    const file = repack(await twoLives(), (bytes) => {
      const copy = Buffer.from(bytes);
      // In the payload of one of the last samples; in the length of a block, it would read as cut off.
      const at = copy.length - 98;
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    });
    const { status, rows } = await play(file);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.length).toBeLessThan(20);
    expect(status.problem).toMatch(/^The file is damaged after .*, is shown\.$/);
  });

  it('that is no recording at all says so', async () => {
    const texts = ['', 'hello', '\x1f\x8bnonsense'].map((text) => Buffer.from(text, 'latin1'));
    for (const bytes of [...texts.map((text) => Uint8Array.from(text)), packRaw('something else\n')]) {
      const { status, calls } = await play(bytes);
      expect(status.problem).toBe('The file is not a recording of Procscope.');
      expect(calls).toEqual([]);
    }
  });

  it('of a newer version names both versions', async () => {
    const { status } = await play(packRaw('procscope recording 2\n'));
    expect(status.problem).toBe(
      'The file was made by another version of Procscope. It has form 2; this panel reads form 1. Update the extension.',
    );
  });

  it.each([
    ['samples before a hello', [samples([[NOON, 1]])]],
    ['samples of another schema', [hello(helloOf()), samples([[NOON, 1]], { schema: 9 })]],
    ['samples of more columns', [hello(helloOf()), samples([[NOON, 1, 2]])]],
    [
      'samples out of order',
      [
        hello(helloOf()),
        samples([
          [NOON, 1],
          [NOON, 2],
        ]),
      ],
    ],
    ['events before a hello', [events]],
  ] satisfies [string, Block[]][])('with %s, as no agent may send, ends there', async (_, blocks) => {
    const { status, rows } = await play(await pack(...blocks));
    expect(rows).toEqual([]);
    expect(status.problem).toMatch(/^The file is damaged before its first sample/);
  });

  it.each(Object.entries(BLOCK_TYPES))('with nonsense in a block of %s ends there', async (_, type) => {
    for (const payload of [new Uint8Array(), new Uint8Array(50).fill(0xff), Uint8Array.from([123, 125])]) {
      const { status } = await play(packRaw('procscope recording 1\n', { type, payload }));
      expect(status.problem).toMatch(/^The file is damaged before its first sample/);
    }
  });

  it('that swells without end is read no further than its first unsound block', async () => {
    const bomb = Uint8Array.from(
      repack(packRaw('procscope recording 1\n'), (bytes) => Buffer.concat([bytes, Buffer.alloc(64 * 1024 * 1024)])),
    );
    expect(bomb.length).toBeLessThan(100_000);
    const { status } = await play(bomb);
    expect(status.problem).toMatch(/^The file is damaged/);
  });
});
