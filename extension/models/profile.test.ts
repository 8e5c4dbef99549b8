import { describe, expect, it } from 'vitest';
import { PALETTE_SIZE, type Profile, readProfiles } from './profile.ts';

const shop: Profile = { id: 'a', name: 'Shop', url: 'ws://127.0.0.1:7575/debug/procscope', service: 'shop', color: 1 };
const worker: Profile = { id: 'b', name: '', url: 'wss://worker.example/ws', token: 'secret', color: 2 };
const record = (...profiles: unknown[]) => ({ version: 1, profiles });

describe('readProfiles', () => {
  it('takes nothing stored yet for an empty list', () => {
    expect(readProfiles(undefined)).toEqual({ profiles: [], damaged: 0 });
    expect(readProfiles(record())).toEqual({ profiles: [], damaged: 0 });
  });

  it('reads back what was stored', () => {
    expect(readProfiles(record(shop, worker))).toEqual({ profiles: [shop, worker], damaged: 0 });
  });

  it.each([
    null,
    'text',
    7,
    [],
    {},
    { version: 2, profiles: [shop] },
    { version: 1 },
    { version: 1, profiles: { 0: shop } },
  ])('counts %j as damaged as a whole', (stored) => {
    expect(readProfiles(stored)).toEqual({ profiles: [], damaged: 1 });
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
    expect(readProfiles(record(worker, entry))).toEqual({ profiles: [worker], damaged: 1 });
  });

  it('repairs what can be repaired', () => {
    const entry = { ...shop, name: 7, token: '', service: {}, url: 'http://127.0.0.1:7575', more: 'unknown' };
    expect(readProfiles(record(entry))).toEqual({
      profiles: [{ id: 'a', name: '', url: shop.url, color: 1 }],
      damaged: 0,
    });
  });

  it.each([-1, 1.5, Number.NaN, '3', undefined])('gives a profile of colour %j the first one', (color) => {
    expect(readProfiles(record({ ...shop, color })).profiles[0]?.color).toBe(0);
  });

  it('keeps colours within the palette', () => {
    expect(readProfiles(record({ ...shop, color: PALETTE_SIZE + 3 })).profiles[0]?.color).toBe(3);
  });

  it('takes an id for a name, also that of an object’s own machinery, and takes each once', () => {
    const odd = ['__proto__', 'constructor', '__proto__'].map((id) => ({ ...shop, id }));
    const { profiles, damaged } = readProfiles(record(...odd));
    expect(profiles.map(({ id }) => id)).toEqual(['__proto__', 'constructor']);
    expect(damaged).toBe(1);
  });

  it('keeps to a number that a panel can connect to', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...shop, id: `${index}` }));
    const { profiles, damaged } = readProfiles(record(...many));
    expect(profiles.length).toBeLessThanOrEqual(500);
    expect(profiles.length + damaged).toBe(5000);
  });
});
