import { describe, expect, it, onTestFinished } from 'vitest';
import type { Block } from '../sources/recording-blocks.ts';
import { gcAt, helloOf } from '../testing/fixtures.ts';
import { hello, pack, samples } from '../testing/recordings.ts';
import { createRecordings, recordingLabel } from './recordings.ts';

function startRecordings(takenColors: readonly number[] = []) {
  let ids = 0;
  const recordings = createRecordings(
    () => takenColors,
    () => String(ids++),
  );
  onTestFinished(recordings.dispose);
  return recordings;
}

async function fileOf(name = 'shop.procscope', from = 0): Promise<File> {
  const bytes = await pack(
    { type: 'about', about: { name: 'Shop', savedAt: 0 } },
    hello(helloOf()),
    samples([[from, 1]]),
  );
  return new File([bytes], name);
}

describe('createRecordings', () => {
  it('opens files, each in a free colour', async () => {
    const recordings = startRecordings([0, 2]);
    const first = await recordings.open(await fileOf());
    const second = await recordings.open(await fileOf('other.procscope'));
    expect(recordings.list.value).toEqual([first, second]);
    expect(recordings.list.value.map(({ id, fileName, name, color }) => [id, fileName, name, color])).toEqual([
      ['0', 'shop.procscope', 'Shop', 1],
      ['1', 'other.procscope', 'Shop', 3],
    ]);
    expect(first?.service.samples.length).toBe(1);
    expect(recordings.notice.value).toBeUndefined();
  });

  it('keeps all samples of a long recording', async () => {
    const recordings = startRecordings();
    const rows = Array.from({ length: 60 }, (_, row) => [row * 60_000, row]);
    const blocks = Array.from({ length: 40 }, (_, block) =>
      samples(rows.map(([time = 0, value = 0]) => [time + block * 3_600_000, value])),
    );
    const opened = await recordings.open(new File([await pack(hello(helloOf()), ...blocks)], 'days.procscope'));
    expect(opened?.service.samples.length).toBe(2400);
    expect(opened?.service.retained()?.from).toBe(0);
  });

  it('keeps the events of a long recording', async () => {
    const blocks = Array.from({ length: 20 }, (_, block): Block => {
      const events = Array.from({ length: 1000 }, (_, index) => gcAt(block * 1000 + index));
      return { type: 'message', message: { type: 'events', events } };
    });
    const file = new File([await pack(hello(helloOf()), samples([[0, 1]]), ...blocks)], 'busy.procscope');
    const opened = await startRecordings().open(file);
    expect(opened?.service.events.within(0, Infinity).gc).toHaveLength(20_000);
  });

  it('opens a file that is cut off, with the sentence in its status', async () => {
    const recordings = startRecordings();
    const whole = await fileOf();
    const opened = await recordings.open(new File([whole.slice(0, -12)], 'cut.procscope'));
    expect(opened?.service.status.value).toMatchObject({
      state: 'recorded',
      problem: expect.stringMatching(/cut off/),
    });
  });

  it('says why a file cannot be shown, and leaves the list alone', async () => {
    const recordings = startRecordings();
    expect(await recordings.open(new File(['hello'], 'letter.txt'))).toBeUndefined();
    expect(recordings.notice.value).toBe('“letter.txt” cannot be shown. The file is not a recording of Procscope.');
    expect(recordings.list.value).toEqual([]);
    expect(recordings.opening.value).toEqual([]);
    recordings.dismissNotice();
    expect(recordings.notice.value).toBeUndefined();
  });

  it('opens no more than it holds', async () => {
    const recordings = startRecordings();
    const file = await fileOf();
    for (let count = 0; count < 8; count++) await recordings.open(file);
    expect(await recordings.open(file)).toBeUndefined();
    expect(recordings.list.value).toHaveLength(8);
    expect(recordings.notice.value).toMatch(/^8 recordings are open, as many as the panel holds\./);
  });

  it('closes a recording and puts it back', async () => {
    const recordings = startRecordings();
    const opened = await recordings.open(await fileOf());
    recordings.close('0');
    expect(recordings.list.value).toEqual([]);
    expect(recordings.closed.value).toBe(opened);
    recordings.undo();
    expect(recordings.list.value).toEqual([opened]);
    expect(recordings.closed.value).toBeUndefined();
  });

  it('is called by the time at which it ends', async () => {
    const opened = await startRecordings().open(await fileOf('shop.procscope', Date.UTC(2026, 10, 26, 12, 34)));
    expect(opened && recordingLabel(opened)).toMatch(/^Shop · \d\d:34$/);
  });
});
