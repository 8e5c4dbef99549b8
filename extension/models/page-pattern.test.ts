import { describe, expect, it } from 'vitest';
import { matchesPage, PagePatternError, parsePagePattern, patternOfOrigin, tryPagePattern } from './page-pattern.ts';

describe('parsePagePattern', () => {
  it.each([
    ['http://localhost:3000/*', 'http://localhost:3000/*'],
    [' *://Shop.Example/Cart* ', '*://shop.example/Cart*'],
    ['https://shop.example', 'https://shop.example/*'],
    ['file:///home/me/*', 'file:///home/me/*'],
    ['http*://*/', 'http*://*/'],
    ['http://[::1]:3000/*', 'http://[::1]:3000/*'],
  ])('takes %j for %j', (text, pattern) => {
    expect(parsePagePattern(text)).toBe(pattern);
    expect(tryPagePattern(text)).toBe(pattern);
  });

  it.each([
    ['shop.example', 'begins with'],
    ['localhost:3000/*', 'begins with'],
    ['*', 'begins with'],
    ['', 'begins with'],
    ['http:///path', 'names no host'],
    ['http://shop example/', 'no space'],
    [`http://shop.example/${'x'.repeat(3000)}`, 'at most'],
  ])('refuses %j with a sentence', (text, message) => {
    expect(() => parsePagePattern(text)).toThrow(PagePatternError);
    expect(() => parsePagePattern(text)).toThrow(message);
    expect(tryPagePattern(text)).toBeUndefined();
  });
});

describe('matchesPage', () => {
  it.each([
    ['http://localhost:3000/*', 'http://localhost:3000/'],
    ['http://localhost:3000/*', 'http://localhost:3000/cart?item=7#top'],
    ['http://localhost/*', 'http://localhost:3000/cart'],
    ['http://localhost:*/*', 'http://localhost:3000/cart'],
    ['http://shop.example:80/*', 'http://shop.example/'],
    ['https://shop.example:443/*', 'https://shop.example/'],
    ['*://shop.example/*', 'https://shop.example/'],
    ['*://*.example/*', 'https://www.shop.example/'],
    ['*://*/cart', 'https://shop.example/cart'],
    ['*://shop.example/a*b*c', 'https://shop.example/a-b-b-c'],
    ['*://shop.example/*?item=7', 'https://shop.example/cart?item=7'],
    ['http://[::1]:3000/*', 'http://[::1]:3000/'],
    ['file:///home/*', 'file:///home/me/page.html'],
  ])('%s fits %s', (pattern, page) => {
    expect(matchesPage(pattern, page)).toBe(true);
  });

  it.each([
    ['http://localhost:3000/*', 'http://localhost:4000/'],
    ['http://localhost:3000/*', 'https://localhost:3000/'],
    ['*://shop.example/*', 'https://evil.example/?from=://shop.example/'],
    ['*://shop.example/*', 'https://shop.example.evil/'],
    ['*://*.example/*', 'https://example/'],
    ['*://shop.example/cart', 'https://shop.example/cart/7'],
    ['*://shop.example/aba*aba', 'https://shop.example/aba'],
    ['*://shop.example/a.c', 'https://shop.example/abc'],
    ['*://shop.example/*', 'about:blank'],
    ['*://shop.example/*', 'no address'],
    ['no pattern', 'https://shop.example/'],
  ])('%s does not fit %s', (pattern, page) => {
    expect(matchesPage(pattern, page)).toBe(false);
  });

  it('does not grow slow with many stars', () => {
    const pattern = `http://shop.example/${'a*'.repeat(500)}b`;
    expect(matchesPage(pattern, `http://shop.example/${'a'.repeat(100_000)}`)).toBe(false);
  });
});

describe('the pattern of an origin', () => {
  it.each([
    ['http://localhost:3000/shop?a#b', 'http://localhost:3000/*'],
    ['https://shop.example/', 'https://shop.example:443/*'],
    ['http://[::1]/', 'http://[::1]:80/*'],
  ])('of %s is %s, which fits it and no other port', (page, pattern) => {
    expect(patternOfOrigin(page)).toBe(pattern);
    expect(matchesPage(pattern, page)).toBe(true);
    expect(matchesPage(pattern, 'http://localhost:3001/')).toBe(false);
  });

  it.each(['file:///home/me/index.html', 'about:blank', 'chrome://newtab/', ''])('of %s there is none', (page) => {
    expect(patternOfOrigin(page)).toBeUndefined();
  });
});
