import { describe, expect, it } from 'vitest';
import { tokenFromSubprotocol, tokenSubprotocol } from './token.ts';

describe('tokenSubprotocol', () => {
  it.each(['a', 'secret', 'pass word/+=?', 'ünïcödé 🔑', 'x'.repeat(500)])('brings %j back', (token) => {
    expect(tokenFromSubprotocol(tokenSubprotocol(token))).toBe(token);
  });

  it('uses only characters that a subprotocol may have', () => {
    expect(tokenSubprotocol('~~~???>>>')).toMatch(/^procscope\.token\.[\w-]+$/);
  });
});

describe('tokenFromSubprotocol', () => {
  it.each([
    ['another protocol', 'procscope.v1'],
    ['no token', 'procscope.token.'],
    ['padding', 'procscope.token.YQ=='],
    ['plain base64', 'procscope.token.a+b/'],
    ['an impossible length', 'procscope.token.a'],
    ['bytes that are not UTF-8', 'procscope.token._w'],
  ])('finds none in %s', (_, subprotocol) => {
    expect(tokenFromSubprotocol(subprotocol)).toBeUndefined();
  });
});
