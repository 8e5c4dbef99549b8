import { expect, it } from 'vitest';
import { createFakeSource } from '../testing/fake-source.ts';
import { helloOf } from '../testing/fixtures.ts';
import type { Entry } from './entries.ts';
import { aboutEntry, fileNameOf } from './recording-name.ts';
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

it.each([
  ['shop', 'shop'],
  ['Müllers Läden (neu)', 'Müllers-Läden-neu'],
  ['../../etc/passwd', 'etc-passwd'],
  ['', 'service'],
])('makes a file name of "%s"', (name, expected) => {
  const savedAt = new Date(2026, 10, 26, 9, 5, 3).getTime();
  expect(fileNameOf({ name, savedAt })).toBe(`${expected}-2026-11-26T09-05-03.procscope`);
});
