import { describe, expect, it } from 'vitest';
import type { Profile } from './profile.ts';
import { isProfileFile, ProfileFileError, readProfileFile, writeProfileFile } from './profile-file.ts';

const shop: Profile = {
  id: 'a',
  name: 'Shop',
  url: 'ws://127.0.0.1:7575/debug/procscope',
  token: 'secret',
  service: 'shop',
  color: 3,
  group: 'Front',
  pagePattern: 'http://localhost:3000/*',
};
const worker: Profile = { id: 'b', name: '', url: 'wss://worker.example/ws', color: 0 };
const fileOf = (...profiles: unknown[]) => JSON.stringify({ format: 'procscope-profiles', version: 1, profiles });

describe('writeProfileFile', () => {
  it('writes what is read back, without ids and, unless asked for, without tokens', () => {
    const { id: _, token: __, ...bare } = shop;
    const { id: ___, ...other } = worker;
    const text = writeProfileFile([shop, worker], false);
    expect(readProfileFile(text)).toEqual({ entries: [bare, other], damaged: [] });
    expect(text).not.toContain('secret');
    expect(readProfileFile(writeProfileFile([shop], true)).entries).toEqual([{ ...bare, token: 'secret' }]);
  });

  it('never writes a token that is for the session', () => {
    expect(writeProfileFile([{ ...shop, tokenForSession: true }], true)).not.toContain('secret');
  });
});

describe('readProfileFile', () => {
  it('gives what a file says and leaves out what it does not', () => {
    const { entries } = readProfileFile(
      fileOf({ url: '7575', color: 2 }, { url: 'http://shop.example#token=x', name: 'S' }),
    );
    expect(entries).toEqual([
      { url: 'ws://127.0.0.1:7575/debug/procscope', color: 2 },
      { url: 'ws://shop.example/debug/procscope', token: 'x', name: 'S' },
    ]);
  });

  it('skips damaged entries, and says which and why', () => {
    const { entries, damaged } = readProfileFile(fileOf(null, shop, { url: 'ftp://shop.example' }, { name: 'no url' }));
    expect(entries).toHaveLength(1);
    expect(damaged).toEqual([
      'Entry 1: It has no address.',
      expect.stringMatching(/^Entry 3: .*not supported/),
      'Entry 4: It has no address.',
    ]);
  });

  it.each([
    ['7575\n# a comment\n\nws://shop.example:80/x\n', 2],
    ['["7575", "shop.example:7575"]', 2],
    ['[{"url": "7575"}, "7576"]', 2],
    ['localhost:7575', 1],
  ])('takes the plain list %j', (text, count) => {
    expect(readProfileFile(text)).toMatchObject({ entries: { length: count }, damaged: [] });
  });

  it.each([
    ['', 'neither'],
    ['<!doctype html>\n<p>a page</p>', 'neither'],
    ['some words\nof a letter', 'neither'],
    ['{"a": 1}', 'neither'],
    ['"text"', 'neither'],
    ['null', 'neither'],
    [JSON.stringify({ format: 'procscope-profiles', version: 2, profiles: [] }), 'newer version'],
    [JSON.stringify({ format: 'procscope-profiles', version: 1 }), 'damaged'],
    [JSON.stringify({ format: 'procscope-profiles', profiles: [] }), 'damaged'],
  ])('refuses %j with a sentence', (text, message) => {
    expect(() => readProfileFile(text)).toThrow(ProfileFileError);
    expect(() => readProfileFile(text)).toThrow(message);
  });

  it('reads no more than a list can be of use', () => {
    const { entries, damaged } = readProfileFile(JSON.stringify(Array.from({ length: 1500 }, () => '7575')));
    expect(entries).toHaveLength(1000);
    expect(damaged).toEqual([expect.stringContaining('500')]);
  });
});

it('knows its own files by what they say', () => {
  expect(isProfileFile(writeProfileFile([], false))).toBe(true);
  expect(isProfileFile('["7575"]')).toBe(false);
  expect(isProfileFile('{"format":"procscope-recording"}')).toBe(false);
  expect(isProfileFile('\u001f\u008b')).toBe(false);
});
