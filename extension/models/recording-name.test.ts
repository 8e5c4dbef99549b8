import { expect, it, onTestFinished } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../shared/limits.ts';
import { createFakeSource } from '../testing/fake-source.ts';
import { helloOf } from '../testing/fixtures.ts';
import { hello, pack, play, samples } from '../testing/recordings.ts';
import type { Entry } from './entries.ts';
import { aboutEntry, fileNameOf } from './recording-name.ts';
import { createRecordings, recordingLabel } from './recordings.ts';
import { createService } from './service.ts';

function entryOf(name: string): Entry {
  const fake = createFakeSource();
  const service = createService(fake.source);
  fake.sink.described(helloOf({ service: 'shop' }));
  const profile = { id: 'a', name, url: 'ws://somewhere.example:7575/debug', color: 0 };
  return { id: 'a', label: name || 'somewhere.example:7575/debug', color: 0, service, profile };
}

it('names a recording as the person or the service does, never by its address', () => {
  expect(aboutEntry(entryOf('My shop'), 7)).toEqual({ name: 'My shop', savedAt: 7 });
  expect(aboutEntry(entryOf(''), 7).name).toBe('shop');
});

it('calls a recording of a recording what that is called, without the time by which the list tells it apart', async () => {
  const about = { name: 'Shop', savedAt: 0 };
  const recordings = createRecordings(() => []);
  onTestFinished(recordings.dispose);
  const bytes = await pack({ type: 'about', about }, hello(helloOf()), samples([[0, 1]]));
  const recording = await recordings.open(new File([bytes], 'shop.procscope'));
  if (!recording) throw new Error('The recording was not opened.');
  const { id, color, service } = recording;
  const entry = { id, label: recordingLabel(recording), color, service, recording };
  expect(entry.label).toMatch(/^Shop · /);
  expect(aboutEntry(entry, 7).name).toBe('Shop');
});

it('gives no name that is too long for a reader, nor half of a character', async () => {
  for (const name of ['x'.repeat(2000), `${'x'.repeat(MAX_TEXT_LENGTH - 1)}👍👍`]) {
    const about = aboutEntry(entryOf(name), 7);
    expect(name.startsWith(about.name)).toBe(true);
    expect(about.name).not.toMatch(/[\uD800-\uDBFF]$/);
    const { status } = await play(await pack({ type: 'about', about }));
    expect(status).toEqual({ state: 'recorded', about });
  }
});

it.each([
  ['shop', 'shop'],
  ['Müllers Läden (neu)', 'Müllers-Läden-neu'],
  ['../../etc/passwd', 'etc-passwd'],
  ['', 'service'],
])('makes a file name of "%s"', (name, expected) => {
  const savedAt = new Date(2026, 10, 26, 9, 5, 3).getTime();
  expect(fileNameOf({ name, savedAt })).toBe(`${expected}-2026-11-26T09-05-03.procscope`);
});
