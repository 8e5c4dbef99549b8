import { describe, expect, it } from 'vitest';
import { tokenSubprotocol } from '../../../shared/token.ts';
import { createGuard, type GuardSettings, type Handshake } from './guard.ts';

const CHROME = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;
const FIREFOX = 'moz-extension://0f8fad5b-d9cb-469f-a165-70867728950e';

const open: GuardSettings = { path: '/debug/procscope', token: undefined, origins: [], hosts: [], maxClients: 2 };
const locked: GuardSettings = { ...open, token: 'secret' };
const handshake: Handshake = {
  url: '/debug/procscope',
  origin: undefined,
  host: '127.0.0.1:7575',
  authorization: undefined,
  protocols: ['procscope.v1'],
};

function decide(settings: Partial<GuardSettings>, given: Partial<Handshake>, clients = 0) {
  return createGuard({ ...open, ...settings })({ ...handshake, ...given }, clients);
}

describe('the path', () => {
  it.each(['/debug/procscope', '/debug/procscope?a=b'])('of the agent is %s', (url) => {
    expect(decide({}, { url })).toEqual({ kind: 'accept' });
  });

  it.each(['/', '/debug/procscope/', '/debug/procscopes', '/DEBUG/PROCSCOPE', '//debug/procscope', ''])(
    'of somebody else is %j, whatever else is wrong',
    (url) => {
      expect(decide(locked, { url, origin: 'https://evil.example', host: undefined, protocols: [] })).toEqual({
        kind: 'pass',
      });
    },
  );
});

describe('the Origin', () => {
  it.each([undefined, CHROME, FIREFOX, 'https://ops.example.com', 'HTTPS://OPS.EXAMPLE.COM'])(
    '%s may connect',
    (origin) => {
      expect(decide({ origins: ['https://ops.example.com'] }, { origin })).toEqual({ kind: 'accept' });
    },
  );

  it.each([
    'https://evil.example',
    'http://localhost:3000',
    'http://127.0.0.1:7575',
    'null',
    '',
    'chrome-extension://abc',
    `${CHROME}q`,
    `chrome-extension://${'z'.repeat(32)}`,
    `https://evil.example/${CHROME}`,
    'moz-extension://not-a-uuid',
    `${FIREFOX}.evil.example`,
    'https://ops.example.com.evil.example',
    'http://ops.example.com',
  ])('%j may not, not even with the token', (origin) => {
    const given = { origin, authorization: 'Bearer secret' };
    expect(decide({ ...locked, origins: ['https://ops.example.com'] }, given)).toMatchObject({ kind: 'forbid' });
  });
});

describe('the Host', () => {
  it.each([
    'localhost',
    'LOCALHOST:7575',
    'shop.localhost:1',
    '127.0.0.1',
    '192.168.1.7:80',
    '[::1]:7575',
    '[fe80::1]',
    'shop.internal:443',
    'SHOP.INTERNAL',
  ])('%s is ours', (host) => {
    expect(decide({ hosts: ['shop.internal'] }, { host })).toEqual({ kind: 'accept' });
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:7575',
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    'localhost:7575:1',
    'localhost:port',
    '[evil.example]',
    '[127.0.0.1]',
    '[::1',
    '::1',
    '1.2.3',
    'user@localhost',
  ])('%s is not: 403, or 4403 for an extension, which can read it', (host) => {
    expect(decide({}, { host })).toMatchObject({ kind: 'forbid' });
    expect(decide({}, { host, origin: CHROME })).toMatchObject({ kind: 'close', code: 4403 });
    expect(decide({ origins: ['https://a.b'] }, { host, origin: 'https://a.b' })).toMatchObject({ kind: 'forbid' });
  });

  it('does not matter where a token guards', () => {
    expect(decide(locked, { host: 'shop.example.com', authorization: 'Bearer secret' })).toEqual({ kind: 'accept' });
  });
});

describe('the token', () => {
  it.each([
    { authorization: 'Bearer secret' },
    { authorization: 'bearer   secret' },
    { protocols: ['procscope.v1', tokenSubprotocol('secret')] },
    { protocols: [tokenSubprotocol('secret'), 'procscope.v1'] },
  ])('is taken from %j', (given) => {
    expect(decide(locked, given)).toEqual({ kind: 'accept' });
  });

  it.each([
    {},
    { authorization: 'Basic c2VjcmV0' },
    { authorization: 'secret' },
    { authorization: 'Bearer ' },
    { authorization: 'Bearer wrong' },
    { authorization: 'Bearer secret ' },
    { protocols: ['procscope.v1', 'secret'] },
    { protocols: ['procscope.v1', tokenSubprotocol('wrong')] },
    { protocols: ['procscope.v1', `${tokenSubprotocol('secrets')}=`] },
    { protocols: ['procscope.v1', tokenSubprotocol('secret').slice(0, -1)] },
  ])('is missing or wrong in %j', (given) => {
    expect(decide(locked, given)).toMatchObject({ kind: 'close', code: 4401 });
  });

  it('is never repeated', () => {
    const decision = decide(locked, { authorization: 'Bearer hunter2' });
    expect(JSON.stringify(decision)).not.toMatch(/hunter2|secret/);
  });

  it('is not asked for where there is none', () => {
    expect(decide(open, { authorization: 'Bearer whatever' })).toEqual({ kind: 'accept' });
  });
});

describe('the protocol', () => {
  it.each([[[]], [['']], [['procscope.v2']], [['Procscope.v1']]])('%j is none of ours', (protocols) => {
    expect(decide({}, { protocols })).toMatchObject({ kind: 'close', code: 4406 });
  });
});

describe('the number of clients', () => {
  it('ends at its limit', () => {
    expect(decide({}, {}, 1)).toEqual({ kind: 'accept' });
    expect(decide({}, {}, 2)).toMatchObject({ kind: 'close', code: 1013 });
  });
});

describe('the order', () => {
  it('is path, Origin, Host, token, protocol, clients: each is told only to those who passed the ones before', () => {
    const wrong = { url: '/x', origin: 'https://evil.example', host: 'evil.example', protocols: [] };
    const settings = { ...open, maxClients: 0 };
    expect(decide(settings, wrong)).toMatchObject({ kind: 'pass' });
    expect(decide(settings, { ...wrong, url: handshake.url })).toMatchObject({ kind: 'forbid' });
    expect(decide(settings, { origin: CHROME, host: 'evil.example', protocols: [] })).toMatchObject({ code: 4403 });
    expect(decide({ ...locked, maxClients: 0 }, { protocols: [] })).toMatchObject({ code: 4401 });
    expect(decide(settings, { protocols: [] })).toMatchObject({ code: 4406 });
    expect(decide(settings, {})).toMatchObject({ code: 1013 });
  });
});
