import { describe, expect, it } from 'vitest';
import { asArray, asId, asInteger, asNumber, asObject, asOneOf, asText, field, parseObject } from './guard.ts';
import { MAX_ID_LENGTH, MAX_TEXT_LENGTH } from './limits.ts';

describe('parseObject', () => {
  it('parses an object', () => {
    expect(parseObject('{"a":1}', 'It')).toEqual({ a: 1 });
  });

  it.each(['', '{', '{"a":1', 'undefined', '\u0000'])('refuses %j, which is not JSON', (text) => {
    expect(() => parseObject(text, 'It')).toThrow('It is not valid JSON.');
  });

  it.each(['null', '1', '"a"', '[]', 'true'])('refuses %s, which is no object', (text) => {
    expect(() => parseObject(text, 'It')).toThrow('It is not an object.');
  });
});

describe('field', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('does not take %s from the prototype', (name) => {
    expect(field(asObject({}, 'It'), name)).toBeUndefined();
  });

  it('reads a __proto__ of the text as any other key, and leaves prototypes alone', () => {
    const object = parseObject('{"__proto__":{"polluted":true},"constructor":1}', 'It');
    expect(field(object, 'constructor')).toBe(1);
    expect(field(object, 'polluted')).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('takes nothing from what a __proto__ key brings along', () => {
    const object = asObject({ ['__proto__']: { type: 'clock' } }, 'It');
    expect(field(object, 'type')).toBeUndefined();
  });
});

describe('asText and asId', () => {
  it('accept up to their lengths and refuse one more', () => {
    expect(asText('a'.repeat(MAX_TEXT_LENGTH), 'It')).toHaveLength(MAX_TEXT_LENGTH);
    expect(asText('', 'It')).toBe('');
    expect(() => asText('a'.repeat(MAX_TEXT_LENGTH + 1), 'It')).toThrow('It has 1025 characters; at most 1024');
    expect(asId('a'.repeat(MAX_ID_LENGTH), 'It')).toHaveLength(MAX_ID_LENGTH);
    expect(() => asId('a'.repeat(MAX_ID_LENGTH + 1), 'It')).toThrow('at most 256');
    expect(() => asId('', 'It')).toThrow('It is empty.');
  });

  it.each([1, null, undefined, {}, ['a']])('refuse %j', (value) => {
    expect(() => asText(value, 'It')).toThrow('It is not a text.');
  });
});

describe('asNumber and asInteger', () => {
  it.each([Number.NaN, Infinity, -Infinity, '1', null, undefined])('refuse %s', (value) => {
    expect(() => asNumber(value, 'It')).toThrow('It is not a number.');
  });

  it('keep to their range, both ends included', () => {
    expect([asNumber(1, 'It', 1, 2), asNumber(2, 'It', 1, 2)]).toEqual([1, 2]);
    expect(() => asNumber(0.9, 'It', 1, 2)).toThrow('It is 0.9, which is out of range.');
    expect(() => asNumber(2.1, 'It', 1, 2)).toThrow('out of range');
    expect(() => asInteger(-1, 'It')).toThrow('out of range');
    expect(() => asInteger(1.5, 'It')).toThrow('It is 1.5, which is not a whole number.');
  });
});

describe('asArray', () => {
  it('refuses what is no list and what is too long', () => {
    expect(() => asArray({ length: 1 }, 'It', 3)).toThrow('It is not a list.');
    expect(() => asArray([1, 2, 3, 4], 'It', 3)).toThrow('It has 4 entries; at most 3');
  });
});

describe('asOneOf', () => {
  it('knows its names and no inherited ones', () => {
    expect(asOneOf('b', ['a', 'b'], 'It')).toBe('b');
    expect(() => asOneOf('constructor', ['a', 'b'], 'It')).toThrow('It is "constructor"; known are a, b.');
    expect(() => asOneOf(3, ['a'], 'It')).toThrow('It is number; known are a.');
  });

  it('repeats no more than 40 characters of what it refuses', () => {
    expect(() => asOneOf('x'.repeat(5000), ['a'], 'It')).toThrow(`It is "${'x'.repeat(40)}"; known are a.`);
  });
});
