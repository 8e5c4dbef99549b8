import { expect, it } from 'vitest';
import { createAddressHider } from './hidden-address.ts';
import { routeOf } from './routes.ts';

const get = (url: string) => ({ method: 'GET', url });

it('tells nothing of an address but what is the same', () => {
  const hide = createAddressHider();
  expect(
    [
      'https://shop.example/users/17?token=secret',
      'https://shop.example/users/18',
      'https://shop.example/cart',
      'wss://api.example/users/17',
      'https://shop.example/users/17',
    ].map((url) => hide(get(url))),
  ).toEqual([
    'https://host-1/route-1',
    'https://host-1/route-1',
    'https://host-1/route-2',
    'wss://host-2/route-3',
    'https://host-1/route-1',
  ]);
});

it('keeps methods apart, and routes for the table of routes', () => {
  const hide = createAddressHider();
  const hidden = [hide(get('http://a/x')), hide({ method: 'POST', url: 'http://a/x' })];
  expect(hidden).toEqual(['http://host-1/route-1', 'http://host-1/route-2']);
  expect(routeOf(get(hidden[0] ?? '')).path).toBe('/route-1');
});

it('takes what cannot be read', () => {
  const hide = createAddressHider();
  expect(hide(get('http://['))).toBe('http://host-1/route-1');
  expect(hide(get('%'))).toBe('http://host-1/route-2');
});
