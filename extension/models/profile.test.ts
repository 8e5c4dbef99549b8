import { describe, expect, it } from 'vitest';
import { freeColor, PALETTE_SIZE, type Profile, readProfiles } from './profile.ts';

const shop: Profile = { id: 'a', name: 'Shop', url: 'ws://127.0.0.1:7575/debug/procscope', service: 'shop', color: 1 };
const worker: Profile = { id: 'b', name: '', url: 'wss://worker.example/ws', token: 'secret', color: 2 };
const office: Profile = {
  ...shop,
  id: 'c',
  group: 'Back office',
  pagePattern: 'http://localhost:3000/*',
  tokenForSession: true,
};
const record = (...profiles: unknown[]) => ({ version: 2, profiles });
const found = (profiles: Profile[], damaged = 0) => ({ state: 'read', version: 2, profiles, damaged });

describe('readProfiles', () => {
  it('takes nothing stored yet for an empty list', () => {
    expect(readProfiles(undefined)).toEqual(found([]));
    expect(readProfiles(record())).toEqual(found([]));
  });

  it('reads back what was stored', () => {
    expect(readProfiles(record(shop, worker, office))).toEqual(found([shop, worker, office]));
  });

  it('reads what the first version stored', () => {
    expect(readProfiles({ version: 1, profiles: [shop, worker] })).toEqual({ ...found([shop, worker]), version: 1 });
  });

  it.each([3, 99])('leaves a record of a newer version alone: %j', (version) => {
    expect(readProfiles({ version, profiles: 'whatever' })).toEqual({ state: 'newer', version });
  });

  it.each([
    null,
    'text',
    7,
    [],
    {},
    { version: 0, profiles: [shop] },
    { version: 1.5, profiles: [shop] },
    { version: '2', profiles: [shop] },
    { version: 1 },
    { version: 2, profiles: { 0: shop } },
  ])('takes %j for no record', (stored) => {
    expect(readProfiles(stored)).toEqual({ state: 'unreadable' });
  });

  it.each([
    null,
    'text',
    [],
    {},
    { ...shop, id: '' },
    { ...shop, id: 7 },
    { ...shop, url: undefined },
    { ...shop, url: 'javascript:alert(1)' },
    { ...shop, url: 'ws://user:secret@127.0.0.1/' },
    { ...shop, url: `ws://127.0.0.1/${'x'.repeat(5000)}` },
    JSON.parse('{"__proto__":{"id":"a","url":"ws://127.0.0.1:7575"}}'),
  ])('keeps the whole entries beside %j', (entry) => {
    expect(readProfiles(record(worker, entry))).toEqual(found([worker], 1));
  });

  it('repairs what can be repaired', () => {
    const entry = {
      ...shop,
      name: 7,
      token: '',
      tokenForSession: 'yes',
      service: {},
      url: 'http://127.0.0.1:7575',
      group: 'x'.repeat(81),
      pagePattern: 'not a pattern',
      more: 'unknown',
    };
    expect(readProfiles(record(entry))).toEqual(found([{ id: 'a', name: '', url: shop.url, color: 1 }]));
    const untidy = readProfiles(record({ ...shop, pagePattern: ' http://Shop.example ' }));
    expect(untidy).toEqual(found([{ ...shop, pagePattern: 'http://shop.example/*' }]));
  });

  it.each([-1, 1.5, Number.NaN, '3', undefined])('gives a profile of colour %j the first one', (color) => {
    expect(readProfiles(record({ ...shop, color }))).toMatchObject({ profiles: [{ color: 0 }] });
  });

  it('keeps colours within the palette', () => {
    expect(readProfiles(record({ ...shop, color: PALETTE_SIZE + 3 }))).toMatchObject({ profiles: [{ color: 3 }] });
  });

  it('takes an id for a name, also that of an object’s own machinery, and takes each once', () => {
    const odd = ['__proto__', 'constructor', '__proto__'].map((id) => ({ ...shop, id }));
    expect(readProfiles(record(...odd))).toMatchObject({
      profiles: [{ id: '__proto__' }, { id: 'constructor' }],
      damaged: 1,
    });
  });

  it('keeps to a number that a panel can connect to', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...shop, id: `${index}` }));
    expect(readProfiles(record(...many))).toMatchObject({ profiles: { length: 500 }, damaged: 4500 });
  });
});

it('gives the first colour that is free, and goes round where none is', () => {
  expect(freeColor([])).toBe(0);
  expect(freeColor([shop, worker])).toBe(0);
  expect(freeColor([{ ...shop, color: 0 }, worker])).toBe(1);
  expect(freeColor(Array.from({ length: PALETTE_SIZE + 2 }, (_, color) => ({ ...shop, color })))).toBe(2);
});
