import { describe, expect, it } from 'vitest';
import { foldText, highlight } from './folded-text.ts';

/** The matches in brackets. */
const marked = (text: string, ...words: string[]) =>
  highlight(text, words)
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('');

describe('foldText', () => {
  it('leaves case and accents away', () => {
    expect(foldText('Señal ÉTÉ Ångström')).toBe('senal ete angstrom');
  });
});

describe('highlight', () => {
  it('marks every place of every word, in one piece where they touch or overlap', () => {
    expect(marked('Event loop delay', 'lo', 'e')).toBe('[E]v[e]nt [lo]op d[e]lay');
    expect(marked('aaaa', 'aa')).toBe('[aaaa]');
    expect(marked('heapspace', 'heaps', 'space')).toBe('[heapspace]');
  });

  it('marks what was written with accents, and keeps the places behind letters that fold to more or fewer', () => {
    expect(marked('Señal', 'sen')).toBe('[Señ]al');
    expect(marked('Sen\u0303al', 'al')).toBe('Señ[al]');
    expect(marked('İx heap', 'heap')).toBe('İx [heap]');
    expect(marked('😀 heap', 'heap')).toBe('😀 [heap]');
  });

  it('marks nothing without a word', () => {
    expect(marked('CPU')).toBe('CPU');
    expect(marked('CPU', '')).toBe('CPU');
    expect(highlight('', ['a'])).toEqual([]);
  });
});
