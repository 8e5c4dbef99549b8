import { describe, expect, it } from 'vitest';
import { readEntry } from './har.ts';

const TAG = 'i=abc; p=7575; n=12';
const URL = 'http://127.0.0.1:8080/products';

/** An entry with the fields that both browsers have, and what is given besides. */
function entryOf(more: object = {}, response: object = {}, request: object = {}): unknown {
  return {
    startedDateTime: '2026-11-26T07:45:22.381Z',
    time: 154.12,
    timings: { blocked: 1.46, dns: -1, ssl: -1, connect: -1, send: 1.72, wait: 149.7, receive: 1.23 },
    serverIPAddress: '127.0.0.1',
    request: { method: 'GET', url: URL, headers: [], ...request },
    response: {
      status: 200,
      headers: [{ name: 'procscope', value: TAG }],
      content: { mimeType: 'application/json', size: 4 },
      bodySize: 4,
      ...response,
    },
    ...more,
  };
}

/** As Chromium adds to it. */
const inChromium = (more: object = {}, response: object = {}, timings: object = {}) =>
  readEntry(
    entryOf(
      {
        _resourceType: 'fetch',
        timings: { ...NETWORK_TIMINGS, ...timings },
        ...more,
      },
      { _transferSize: 154, _error: null, ...response },
    ),
    1,
  );
const NETWORK_TIMINGS = {
  blocked: 1.46,
  dns: -1,
  ssl: -1,
  connect: -1,
  send: 1.72,
  wait: 149.7,
  receive: 1.23,
  _workerStart: -1,
};

/** As Firefox writes it: whole milliseconds, and 0 for what there was not. */
const FIREFOX = {
  startedDateTime: '2026-11-26T07:46:45.531+00:00',
  time: 152,
  timings: { blocked: 0, dns: 0, connect: 0, ssl: 0, send: 0, wait: 152, receive: 0 },
};

describe('an entry of Chromium', () => {
  it('is read with its phases, its type and what the service says', () => {
    expect(inChromium()).toEqual({
      id: 1,
      // Cut off, not rounded.
      startedAt: Date.UTC(2026, 10, 26, 7, 45, 22, 381) + 0.5,
      durationMs: 154.12,
      phases: { blocked: 1.46, connect: 0, send: 1.72, wait: 149.7, receive: 1.23 },
      method: 'GET',
      url: URL,
      status: 200,
      type: 'fetch',
      by: 'network',
      bytes: 154,
      address: '127.0.0.1',
      tag: { instance: 'abc', port: 7575, number: 12 },
    });
  });

  it('out of a cache, or of a service worker, is told from the network', () => {
    for (const cache of ['memory', 'disk']) expect(inChromium({ _fromCache: cache })?.by).toBe('cache');
    expect(inChromium({ serverIPAddress: '' }, {}, { _workerStart: 0 })?.by).toBe('worker');
    expect(inChromium({ _fromCache: 'disk' }, { _transferSize: 0 })?.bytes).toBeUndefined();
  });

  it('that was broken off has an error, no status, and no parts of its time', () => {
    const timings = { blocked: 103.05, dns: -1, ssl: -1, connect: -1, send: 0, wait: 0, receive: 0 };
    const response = { status: 0, headers: [], _error: 'net::ERR_ABORTED', _transferSize: 0, bodySize: -1 };
    const aborted = readEntry(
      entryOf({ _resourceType: 'fetch', serverIPAddress: '', time: 103.05, timings }, response),
      1,
    );
    expect(aborted).toMatchObject({ status: 0, error: 'net::ERR_ABORTED', by: 'network', durationMs: 103.05 });
    expect(aborted?.phases).toBeUndefined();
  });

  it('that the page may not read has still been answered by the service', () => {
    const blocked = inChromium({ serverIPAddress: '' }, { _error: 'net::ERR_FAILED' });
    expect(blocked).toMatchObject({ by: 'network', error: 'net::ERR_FAILED', tag: { number: 12 } });
  });

  it('counts the time of TLS once, which is a part of connecting there', () => {
    const timings = { blocked: 1, dns: 2, connect: 30, ssl: 20, send: 1, wait: 10, receive: 1 };
    expect(inChromium({ time: 45, timings })?.phases?.connect).toBe(32);
  });
});

describe('an entry of Firefox', () => {
  it('is read, and its type found by what the page wanted it for', () => {
    const request = { headers: [{ name: 'Sec-Fetch-Dest', value: 'empty' }] };
    expect(readEntry(entryOf(FIREFOX, { bodySize: 155 }, request), 2)).toEqual({
      id: 2,
      startedAt: Date.UTC(2026, 10, 26, 7, 46, 45, 531),
      durationMs: 152,
      phases: { blocked: 0, connect: 0, send: 0, wait: 152, receive: 0 },
      isSum: true,
      method: 'GET',
      url: URL,
      status: 200,
      type: 'fetch',
      by: 'network',
      bytes: 155,
      address: '127.0.0.1',
      tag: { instance: 'abc', port: 7575, number: 12 },
    });
  });

  it('that asks whether another may be made is a preflight', () => {
    const headers = [
      { name: 'Access-Control-Request-Method', value: 'PUT' },
      { name: 'Sec-Fetch-Dest', value: 'empty' },
    ];
    expect(readEntry(entryOf(FIREFOX, {}, { method: 'OPTIONS', headers }), 2)?.type).toBe('preflight');
    expect(readEntry(entryOf(FIREFOX, {}, { method: 'OPTIONS' }), 2)?.type).toBe('fetch');
  });

  it('that no server has answered came from the browser itself', () => {
    const timings = { blocked: 0, dns: 0, ssl: 0, send: 0, wait: 0, receive: 0 };
    expect(readEntry(entryOf({ ...FIREFOX, time: 0, timings, serverIPAddress: undefined }), 1)?.by).toBe('browser');
  });

  it('that was broken off has no times, though some of its parts were over', () => {
    const response = { status: 0, headers: [], bodySize: -1 };
    const broken = readEntry(entryOf({ ...FIREFOX, time: 2, timings: { ...FIREFOX.timings, wait: 2 } }, response), 1);
    expect(broken).toMatchObject({ by: 'network', status: 0 });
    expect(broken).not.toHaveProperty('durationMs');
    expect(broken).not.toHaveProperty('phases');
  });

  it('without times, as of what took less than half of a millisecond, has none', () => {
    const timings = { blocked: 0, dns: 0, connect: 0, ssl: 0, send: 0, wait: 0, receive: 0 };
    const headers = [{ name: 'Origin', value: 'http://127.0.0.1:9090' }];
    const preflighted = readEntry(entryOf({ ...FIREFOX, time: 0, timings }, {}, { headers }), 1);
    expect(preflighted).toMatchObject({ by: 'network', status: 200 });
    expect(preflighted).not.toHaveProperty('durationMs');
    expect(preflighted).not.toHaveProperty('phases');
    const refused = readEntry(
      entryOf(
        { ...FIREFOX, time: 0, timings: {}, serverIPAddress: undefined },
        { status: 0, headers: [], bodySize: -1 },
      ),
      1,
    );
    expect(refused).toMatchObject({ by: 'network', status: 0 });
  });

  it('of no time is a fast one where nothing else can be', () => {
    const timings = { blocked: 0, dns: 0, connect: 0, ssl: 0, send: 0, wait: 0, receive: 0 };
    for (const headers of [[], [{ name: 'origin', value: 'http://127.0.0.1:8080' }]]) {
      const fast = readEntry(entryOf({ ...FIREFOX, time: 0, timings }, {}, { headers }), 1);
      expect(fast).toMatchObject({ by: 'network', status: 200, durationMs: 0 });
    }
  });

  it('counts the time of TLS, which stands beside that of connecting there', () => {
    const timings = { blocked: 1, dns: 2, connect: 10, ssl: 20, send: 1, wait: 10, receive: 1 };
    expect(readEntry(entryOf({ ...FIREFOX, time: 45, timings }), 1)?.phases?.connect).toBe(32);
  });
});

describe('an entry', () => {
  it.each([
    ['an upgrade', { status: 101 }, 'websocket'],
    ['an event stream', { content: { mimeType: 'text/event-stream; charset=utf-8' } }, 'stream'],
    ['a page', { content: { mimeType: 'text/html' } }, 'document'],
    ['a script', { content: { mimeType: 'text/javascript' } }, 'script'],
    ['a font', { content: { mimeType: 'font/woff2' } }, 'font'],
    ['what nobody names', { content: { mimeType: 'application/x-thing' } }, 'other'],
  ])('of %s has its type by the answer, where nothing else tells', (_, response, type) => {
    expect(readEntry(entryOf({}, response), 1)?.type).toBe(type);
  });

  it.each([
    ['nothing', undefined],
    ['no object', 'GET'],
    ['no request', { startedDateTime: '2026-11-26T07:45:22.381Z' }],
    ['no time', { ...(entryOf() as object), startedDateTime: 'yesterday' }],
    ['what asks nobody', entryOf({}, {}, { url: 'data:text/plain,x' })],
    ['a file of an extension', entryOf({}, {}, { url: 'chrome-extension://abc/x.js' })],
  ])('of %s is none', (_, entry) => {
    expect(readEntry(entry, 1)).toBeUndefined();
  });

  it('with fields of any other kind is read as far as it goes', () => {
    const odd = { time: 'soon', timings: [], serverIPAddress: 7, _resourceType: {}, _fromCache: 0 };
    const response = { status: '200', headers: 'none', content: null, bodySize: null };
    expect(readEntry(entryOf(odd, response), 3)).toMatchObject({ id: 3, status: 0, type: 'other', url: URL });
  });

  it('has no tag where the header is not as a service writes it', () => {
    expect(readEntry(entryOf({}, { headers: [{ name: 'Procscope', value: 'i=; n=x' }] }), 1)).not.toHaveProperty('tag');
  });

  it('has the tag of the process that answered, where several put theirs on the way', () => {
    const outer = { name: 'Procscope', value: 'i=gateway; n=1' };
    for (const headers of [
      [outer, { name: 'procscope', value: TAG }],
      [{ name: 'Procscope', value: `${outer.value}, ${TAG}` }],
      [{ name: 'Procscope', value: `${outer.value}\n${TAG}` }],
      [{ name: 'Procscope', value: 'nonsense' }, outer],
    ]) {
      expect(readEntry(entryOf({}, { headers }), 1)?.tag).toEqual({ instance: 'gateway', number: 1 });
    }
  });

  it('keeps of a long address what can be read, and of a bracketed one the address itself', () => {
    expect(readEntry(entryOf({}, {}, { url: `${URL}?${'x'.repeat(5000)}` }), 1)?.url).toHaveLength(2048);
    expect(readEntry(entryOf({ serverIPAddress: '[::1]' }), 1)?.address).toBe('::1');
  });
});
