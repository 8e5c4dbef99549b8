import { describe, expect, it } from 'vitest';
import { type Grouped, instanceDetail, sectionsOf } from './service-groups.ts';

const entry = (id: string, profile?: Grouped['profile']): Grouped => ({ id, profile });

/** Sections as text: `heading: members`. */
const told = (entries: Grouped[]) =>
  sectionsOf(entries).map(({ kind, title, members }) => `${kind} ${title}: ${members.map(({ id }) => id).join('')}`);

describe('sectionsOf', () => {
  it('puts those without a group first, then the groups in the order in which they are met', () => {
    const entries = [
      entry('a', { group: 'Shop' }),
      entry('b', {}),
      entry('c', { group: 'Back office' }),
      entry('d', { group: 'Shop' }),
      entry('e', {}),
    ];
    expect(told(entries)).toEqual(['none : be', 'group Shop: ad', 'group Back office: c']);
  });

  it('puts instances of one name together, unless they have a group of their own', () => {
    const entries = [
      entry('a', { service: 'shop' }),
      entry('b', { service: 'worker' }),
      entry('c', { service: 'shop' }),
      entry('d', { service: 'worker', group: 'Back office' }),
      entry('e', { service: 'shop', group: 'Back office' }),
    ];
    expect(told(entries)).toEqual(['none : b', 'instances shop: ac', 'group Back office: de']);
  });

  it('takes profiles that have not said their name for no instances of each other', () => {
    expect(told([entry('a', {}), entry('b', {}), entry('c', { service: '' })])).toEqual(['none : abc']);
  });

  it('keeps a group and instances of the same name apart', () => {
    const entries = [entry('a', { group: 'shop' }), entry('b', { service: 'shop' }), entry('c', { service: 'shop' })];
    expect(new Set(sectionsOf(entries).map(({ key }) => key)).size).toBe(2);
  });

  it('puts what has no profile last', () => {
    expect(told([entry('r'), entry('a', { group: 'Shop' }), entry('b', {})])).toEqual([
      'none : b',
      'group Shop: a',
      'recordings Recordings: r',
    ]);
  });

  it('gives the same sections of what it has put in order', () => {
    const entries = [entry('a', { group: 'Shop' }), entry('b', {}), entry('r'), entry('c', { group: 'Shop' })];
    const sections = sectionsOf(entries);
    expect(sectionsOf(sections.flatMap(({ members }) => members))).toEqual(sections);
  });
});

it('tells instances apart by port and process, and by host where they are elsewhere', () => {
  expect(instanceDetail('ws://127.0.0.1:7576/debug/procscope', 42)).toBe(':7576 pid 42');
  expect(instanceDetail('ws://localhost:7576/debug/procscope', undefined)).toBe(':7576');
  expect(instanceDetail('wss://shop.example/debug/procscope', 7)).toBe('shop.example pid 7');
});
