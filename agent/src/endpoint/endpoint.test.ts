import { describe, expect, it, vi } from 'vitest';
import { tokenSubprotocol } from '../../../shared/token.ts';
import { type ConnectOptions, EXTENSION_ORIGIN } from '../testing/test-client.ts';
import { serveEndpoint } from '../testing/test-endpoint.ts';
import { exchange, upgradeRequest } from '../testing/test-server.ts';

const HOST = 'Host: 127.0.0.1';
const PROTOCOL = 'Sec-WebSocket-Protocol: procscope.v1';
const path = '/debug/procscope';

describe('a handshake that is refused', () => {
  const token = 'secret';
  const extension = { Origin: EXTENSION_ORIGIN };

  it.each<[string, Partial<Parameters<typeof serveEndpoint>[0]>, ConnectOptions, object]>([
    ['a foreign Origin', {}, { headers: { Origin: 'https://evil.example' } }, { status: 403 }],
    [
      'a foreign Origin with the token',
      { token },
      { headers: { Origin: 'https://evil.example', Authorization: 'Bearer secret' } },
      { status: 403 },
    ],
    ['a foreign Host', {}, { headers: { Host: 'evil.example' } }, { status: 403 }],
    ['a foreign Host under an extension', {}, { headers: { Host: 'evil.example', ...extension } }, { code: 4403 }],
    ['no token where one is needed', { token }, {}, { code: 4401, reason: 'This agent wants a token.' }],
    [
      'a wrong token',
      { token },
      { protocols: ['procscope.v1', tokenSubprotocol('wrong')] },
      { code: 4401, reason: 'The token is not that of this agent.' },
    ],
    [
      'no common protocol',
      {},
      { protocols: ['procscope.v2'] },
      { code: 4406, reason: 'This agent speaks procscope.v1.' },
    ],
    ['no protocol at all', {}, { protocols: [] }, { code: 4406 }],
  ])('for %s ends as it should, without a byte of statistics', async (_, settings, options, ended) => {
    const { connect, tick } = await serveEndpoint(settings);
    const client = connect(options);
    tick();
    expect(await client.ended).toMatchObject(ended);
    expect(client.received).toEqual([]);
  });

  it.each([
    ['no Host', upgradeRequest(path, PROTOCOL)],
    ['a foreign Origin', upgradeRequest(path, HOST, PROTOCOL, 'Origin: https://evil.example')],
    [
      'two Origins',
      upgradeRequest(path, HOST, PROTOCOL, `Origin: ${EXTENSION_ORIGIN}`, 'Origin: https://evil.example'),
    ],
  ])('for %s is plain HTTP 403, and the connection ends', async (_, request) => {
    const { port } = await serveEndpoint();
    const answer = await exchange(port, request);
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(answer).not.toMatch(/hello|counter/);
  });

  it('is not that of a token in UTF-8, which Node reads as Latin-1', async () => {
    const { connect } = await serveEndpoint({ token: 'Schlüssel 鍵' });
    const asSent = Buffer.from('Bearer Schlüssel 鍵').toString('latin1');
    const client = connect({ headers: { Authorization: asSent } });
    await vi.waitFor(() => expect(client.messages[0]).toMatchObject({ type: 'hello' }));
  });

  it('for a padded token is HTTP 400', async () => {
    const { port } = await serveEndpoint({ token: 'secret' });
    const padded = `${PROTOCOL}, procscope.token.c2VjcmV0cw==`;
    expect(await exchange(port, upgradeRequest(path, HOST, padded))).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    ['a key that is none', upgradeRequest(path, HOST, PROTOCOL).replace('dGhlIHNhbXBsZSBub25jZQ==', 'x')],
    ['an old version', upgradeRequest(path, HOST, PROTOCOL).replace('Version: 13', 'Version: 1')],
    ['another method', upgradeRequest(path, HOST, PROTOCOL, 'Content-Length: 0').replace('GET', 'POST')],
  ])('for %s is an HTTP error', async (_, request) => {
    const { port } = await serveEndpoint();
    expect(await exchange(port, request)).toMatch(/^HTTP\/1\.1 40[05] /);
  });

  it('for the 17th client is 1013, and a place that is given up is free again', async () => {
    const { connect } = await serveEndpoint();
    const clients = Array.from({ length: 16 }, () => connect());
    await vi.waitFor(() => expect(clients.every((client) => client.messages.length > 0)).toBe(true));
    const late = connect();
    expect(await late.ended).toEqual({ code: 1013, reason: 'This agent already has 16 clients.' });
    expect(late.received).toEqual([]);
    clients[0]?.close();
    await clients[0]?.ended;
    const next = connect();
    await vi.waitFor(() => expect(next.messages).toHaveLength(1));
    expect(clients[1]?.socket.readyState).toBe(clients[1]?.socket.OPEN);
  });

  it('answers a client of another version its own protocol, which lets a browser read the code, and never the token', async () => {
    const { connect, port } = await serveEndpoint();
    const client = connect({ protocols: [tokenSubprotocol('secret'), 'procscope.v2'] });
    await client.ended;
    expect(client.socket.protocol).toBe('procscope.v2');
    const alone = `Sec-WebSocket-Protocol: ${tokenSubprotocol('secret')}`;
    expect(await exchange(port, upgradeRequest(path, HOST, alone))).not.toMatch(/Sec-WebSocket-Protocol/i);
  });
});

describe('a handshake that is accepted', () => {
  it.each<[string, ConnectOptions]>([
    ['the protocol', { protocols: ['procscope.v1', tokenSubprotocol('secret')] }],
    ['the protocol, first', { protocols: [tokenSubprotocol('secret'), 'procscope.v1'] }],
    ['Authorization', { headers: { Authorization: 'Bearer secret' } }],
  ])('with the token in %s is answered procscope.v1 and nothing else', async (_, options) => {
    const { connect } = await serveEndpoint({ token: 'secret' });
    const client = connect({ ...options, headers: { ...options.headers, Origin: EXTENSION_ORIGIN } });
    await vi.waitFor(() => expect(client.messages).toMatchObject([{ type: 'hello' }]));
    expect(client.socket.protocol).toBe('procscope.v1');
    expect(client.socket.extensions).toBe('');
  });
});

describe('handleUpgrade', () => {
  it('leaves other paths alone', async () => {
    const { endpoint, connect, port } = await serveEndpoint();
    const request = { url: '/other', headers: { upgrade: 'websocket' } };
    expect(Reflect.apply(endpoint.claims, undefined, [request])).toBe(false);
    expect(Reflect.apply(endpoint.handleUpgrade, undefined, [request, undefined, undefined])).toBe(false);
    const client = connect();
    await vi.waitFor(() => expect(client.messages).toHaveLength(1));
    expect(port).toBeGreaterThan(0);
  });

  it.each(['websocket', 'WebSocket'])('claims its path for an upgrade to %s', async (upgrade) => {
    const { endpoint } = await serveEndpoint();
    expect(Reflect.apply(endpoint.claims, undefined, [{ url: path, headers: { upgrade } }])).toBe(true);
    expect(Reflect.apply(endpoint.claims, undefined, [{ url: path, headers: { upgrade: 'h2c' } }])).toBe(false);
    expect(Reflect.apply(endpoint.claims, undefined, [{ url: path, headers: {} }])).toBe(false);
  });
});

describe('close', () => {
  it('ends clients with 1001, at once and once', async () => {
    const { connect, endpoint } = await serveEndpoint();
    const client = connect();
    await vi.waitFor(() => expect(client.messages).toHaveLength(1));
    await Promise.all([endpoint.close(), endpoint.close()]);
    expect(await client.ended).toEqual({ code: 1001, reason: 'The agent was closed.' });
    expect(Reflect.apply(endpoint.claims, undefined, [{ url: path, headers: { upgrade: 'websocket' } }])).toBe(false);
  });

  it('does not wait for a client that does not answer', async () => {
    const { connect, endpoint } = await serveEndpoint();
    const client = connect();
    await vi.waitFor(() => expect(client.messages).toHaveLength(1));
    client.socket.pause();
    await endpoint.close();
    client.socket.resume();
    await client.ended;
  });
});
