import { expect, describe as group, it } from 'vitest';
import { checkId, checkInteger, checkList, checkNumber, checkObject, checkText, clip, describe } from './check.ts';

group('describe', () => {
  it.each([
    ['7', '"7"'],
    [-1, '-1'],
    [Number.NaN, 'NaN'],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    [[], 'an empty array'],
    [[1], 'an array'],
    [{}, 'an object'],
    [() => 1, 'a function'],
    [1n, 'a bigint'],
    [Symbol('s'), 'a symbol'],
  ])('%#', (value, text) => {
    expect(describe(value)).toBe(text);
  });

  it('repeats no long text', () => {
    expect(describe('x'.repeat(1000)).length).toBeLessThan(70);
  });
});

group('clip', () => {
  it('cuts with an ellipsis in the last place', () => {
    expect(clip('abcd', 4)).toBe('abcd');
    expect(clip('abcde', 4)).toBe('abc…');
  });
});

group('the checks', () => {
  it('bring back what is right', () => {
    expect(checkId('a', 'It')).toBe('a');
    expect(checkText('', 'It')).toBe('');
    expect(checkText('x'.repeat(2000), 'It')).toHaveLength(1024);
    expect(checkNumber(0.5, 'It', 0, 1, 'seconds')).toBe(0.5);
    expect(checkInteger(1, 'It', 1, 1)).toBe(1);
    expect(checkObject({ a: 1 }, 'It')).toEqual({ a: 1 });
    expect(checkList(['a'], 'it', checkId)).toEqual(['a']);
  });

  it.each([
    [() => checkId('', 'It'), 'It must be a string that is not empty; it is "".'],
    [() => checkId(1, 'It'), 'It must be a string that is not empty; it is 1.'],
    [() => checkId('x'.repeat(257), 'It'), 'It has 257 characters; at most 256 are allowed.'],
    [() => checkText(undefined, 'It'), 'It must be a string; it is undefined.'],
    [() => checkNumber(Number.NaN, 'It', 0, 1, 'seconds'), 'It must be a number of seconds from 0 to 1; it is NaN.'],
    [() => checkNumber('1', 'It', 0, 1, 'seconds'), 'It must be a number of seconds from 0 to 1; it is "1".'],
    [() => checkInteger(1.5, 'It', 0, 2), 'It must be a whole number from 0 to 2; it is 1.5.'],
    [() => checkInteger(3, 'It', 0, 2), 'It must be a whole number from 0 to 2; it is 3.'],
    [() => checkObject([], 'It'), 'It must be an object; it is an empty array.'],
    [() => checkObject(null, 'It'), 'It must be an object; it is null.'],
    [() => checkList('a', 'It', checkId), 'It must be an array; it is "a".'],
    [() => checkList([1], 'it', checkId), 'An entry of it must be a string that is not empty; it is 1.'],
  ])('refuse what is wrong in a full sentence: %#', (check, message) => {
    expect(check).toThrow(new TypeError(message));
  });
});
