import { expect, it } from 'vitest';
import { hostInUrl } from './host-in-url.ts';

it.each([
  ['localhost', 'localhost'],
  ['192.0.2.7', '192.0.2.7'],
  ['0.0.0.0', '127.0.0.1'],
  ['::', '127.0.0.1'],
  ['fe80::1', '[fe80::1]'],
])('writes %s into a URL as %s', (host, written) => {
  expect(hostInUrl(host)).toBe(written);
});
