import { describe, expect, it } from 'vitest';
import { MAX_ID_LENGTH, MAX_TAG_LENGTH } from './limits.ts';
import { formatTag, parseTag, type RequestTag } from './request-tag.ts';

const tags: Record<string, RequestTag> = {
  'as little as there can be': { instance: 'i1', number: 0 },
  'all that there can be': { instance: 'a', number: 7, port: 7575, path: '/ops/procscope' },
  'the highest numbers': { instance: 'a', number: Number.MAX_SAFE_INTEGER, port: 65_535 },
  'a UUID': { instance: '5f87efff-8dce-4f51-85d0-73c028e29ba1', number: 81_236, port: 7575 },
  emoji: { instance: '🔥👩‍👩‍👧‍👦', number: 1, path: '/🔥' },
  'what separates fields': { instance: 'a; n=5; p=1', number: 1, path: '/;p=2' },
  'quotes, commas, per cents and controls': { instance: '"\'`,%41\r\n\0 ', number: 1, path: '/%2F"' },
  'names that mean something to objects': { instance: '__proto__', number: 1, path: '/constructor' },
  'the longest instance': { instance: '語'.repeat(MAX_ID_LENGTH), number: 1 },
};

describe('the header', () => {
  it.each(Object.entries(tags))('carries %s', (_, tag) => {
    const header = formatTag(tag);
    expect(header).toMatch(/^[!-~]+(?: [!-~]+)*$/);
    expect(parseTag(header)).toEqual(tag);
  });

  it('looks as documented', () => {
    expect(formatTag({ instance: '6f9a', port: 7575, number: 81_236 })).toBe('i=6f9a; p=7575; n=81236');
  });

  it('has a replacement for half of a surrogate pair, which has no code', () => {
    expect(parseTag(formatTag({ instance: 'a\ud83d', number: 1 }))).toEqual({ instance: 'a\ufffd', number: 1 });
  });
});

describe('parseTag', () => {
  it.each([
    ['another order', 'n=3; p=5; i=a', { instance: 'a', number: 3, port: 5 }],
    ['fields that it does not know', 'i=a; x=1; n=3; future=%%%', { instance: 'a', number: 3 }],
    ['spaces more or less', '  i=a;n=3 ;p=5', { instance: 'a', number: 3, port: 5 }],
  ])('takes %s', (_, header, tag) => expect(parseTag(header)).toEqual(tag));

  it.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['no number', 'i=a'],
    ['no instance', 'n=1'],
    ['an empty instance', 'i=; n=1'],
    ['an instance longer than an id', `i=${'a'.repeat(MAX_ID_LENGTH + 1)}; n=1`],
    ['an empty field', 'i=a;; n=1'],
    ['a semicolon at the end', 'i=a; n=1;'],
    ['a field twice', 'i=a; n=1; n=2'],
    ['an unknown field twice', 'i=a; n=1; x=1; x=1'],
    ['a name in capitals', 'I=a; n=1'],
    ['a tab', 'i=a;\tn=1'],
    ['a line break', 'i=a\n; n=1'],
    ['two headers in one', 'i=a; n=1, i=b; n=2'],
    ['a broken escape', 'i=%E0%A4%A; n=1'],
    ['an escape that is not needed', 'i=%61; n=1'],
    ['a character that wants an escape', 'i=a"b; n=1'],
    ['a character beyond ASCII', 'i=é; n=1'],
    ['an empty number', 'i=a; n='],
    ['a leading zero', 'i=a; n=01'],
    ['a negative number', 'i=a; n=-1'],
    ['a fraction', 'i=a; n=1.5'],
    ['an exponent', 'i=a; n=1e3'],
    ['a hexadecimal number', 'i=a; n=0x1'],
    ['a number in other digits', 'i=a; n=١'],
    ['a number beyond 2^53', `i=a; n=${2n ** 53n}`],
    ['a number of many digits', `i=a; n=${'9'.repeat(400)}`],
    ['port 0', 'i=a; n=1; p=0'],
    ['port 65536', 'i=a; n=1; p=65536'],
    ['an empty port', 'i=a; n=1; p='],
    ['a port with a leading zero', 'i=a; n=1; p=07575'],
    ['an empty path', 'i=a; n=1; path='],
    ['a path that is none', 'i=a; n=1; path=debug'],
    ['a path with a query', 'i=a; n=1; path=%2Fa%3Fb'],
    ['a path with a fragment', 'i=a; n=1; path=%2Fa%23b'],
    ['a path that names a host', 'i=a; n=1; path=%2F%2Fevil.example'],
    ['a path that browsers take for one that does', 'i=a; n=1; path=%2F%5Cevil.example'],
    ['a path with a space', 'i=a; n=1; path=%2Fa%20b'],
    ['more than a header may have', `i=a; n=1; x=${'x'.repeat(MAX_TAG_LENGTH)}`],
  ])('refuses %s', (_, header) => expect(parseTag(header)).toBeUndefined());

  it('takes as much as a header may have', () => {
    const header = 'i=a; n=1; x=';
    expect(parseTag(header + 'x'.repeat(MAX_TAG_LENGTH - header.length))).toEqual({ instance: 'a', number: 1 });
  });
});
