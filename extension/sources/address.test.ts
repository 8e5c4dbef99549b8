import { describe, expect, it } from 'vitest';
import { AddressError, displayAddress, isLoopback, MAX_ADDRESS_LENGTH, parseAddress, probeUrl } from './address.ts';

describe('parseAddress', () => {
  it.each([
    ['7575', 'ws://127.0.0.1:7575/debug/procscope'],
    ['localhost:7575', 'ws://localhost:7575/debug/procscope'],
    ['  ws://127.0.0.1:7575  ', 'ws://127.0.0.1:7575/debug/procscope'],
    ['http://shop.localhost:3000/', 'ws://shop.localhost:3000/debug/procscope'],
    ['https://shop.example/stats?zone=1', 'wss://shop.example/stats?zone=1'],
    ['wss://shop.example/debug/procscope', 'wss://shop.example/debug/procscope'],
    ['[::1]:7575', 'ws://[::1]:7575/debug/procscope'],
  ])('reads %j', (text, url) => {
    expect(parseAddress(text)).toEqual({ url });
  });

  it('takes the token out of the fragment', () => {
    expect(parseAddress('ws://shop.example/debug/procscope#token=s%26cret%20%C3%A4')).toEqual({
      url: 'ws://shop.example/debug/procscope',
      token: 's&cret ä',
    });
  });

  it('keeps a token of base64 as it is written', () => {
    expect(parseAddress('shop.example#token=ab+c/d==').token).toBe('ab+c/d==');
  });

  it('takes an empty token or another fragment for none', () => {
    expect(parseAddress('localhost:7575#token=')).not.toHaveProperty('token');
    expect(parseAddress('localhost:7575#top')).not.toHaveProperty('token');
  });

  it.each([
    ['', 'Enter the address'],
    ['   ', 'Enter the address'],
    ['http://', 'is not an address'],
    ['70000', 'not a port; they go up to 65535'],
    ['localhost:99999/path', '99999 is not a port'],
    ['hello world', 'because of the space in it'],
    ['not an address', 'is not an address'],
    ['javascript:alert(1)', 'is not an address'],
    ['file:///etc/passwd', 'is not an address'],
    ['ftp://shop.example', '"ftp:" is not supported'],
    ['ws://user:secret@shop.example', 'the agent takes a token'],
    ['x'.repeat(MAX_ADDRESS_LENGTH + 1), 'at most 2048 characters'],
  ])('refuses %j in a sentence', (text, message) => {
    expect(() => parseAddress(text)).toThrow(AddressError);
    expect(() => parseAddress(text)).toThrow(message);
  });

  it('does not repeat a password in what it says', () => {
    expect(() => parseAddress('ws://user:secret@shop.example')).not.toThrow(/secret/);
  });
});

it('probes by http where the socket is ws, by https where it is wss', () => {
  expect(probeUrl('ws://127.0.0.1:7575/debug/procscope')).toBe('http://127.0.0.1:7575/debug/procscope');
  expect(probeUrl('wss://shop.example/ws')).toBe('https://shop.example/ws');
});

it.each([
  ['ws://localhost:7575/', true],
  ['ws://shop.localhost:7575/', true],
  ['ws://127.0.0.1:7575/', true],
  ['ws://127.8.0.9/', true],
  ['ws://[::1]:7575/', true],
  ['ws://localhost.example/', false],
  ['ws://127.0.0.1.example/', false],
  ['ws://10.0.0.1/', false],
  ['ws://notlocalhost/', false],
])('%s is of this machine: %s', (url, expected) => {
  expect(isLoopback(url)).toBe(expected);
});

it('leaves the usual path out of what a person reads, and keeps any other', () => {
  expect(displayAddress('ws://127.0.0.1:7575/debug/procscope')).toBe('127.0.0.1:7575');
  expect(displayAddress('wss://shop.example/stats?zone=1')).toBe('shop.example/stats?zone=1');
});
