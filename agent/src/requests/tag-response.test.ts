import { type IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { override } from '../endpoint/override.ts';
import { allowForBusyMachine } from '../testing/eventually.ts';
import { exchange, openServer } from '../testing/test-server.ts';
import { type Tag, tagResponse } from './tag-response.ts';

allowForBusyMachine();

const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
const LINE = 'Procscope: tag of 7\r\n';
const COOKIES = ['Set-Cookie', 'a=1', 'X-Other', 'x', 'Set-Cookie', 'b=2'];
const COOKIE_PAIRS = [
  ['Set-Cookie', 'a=1'],
  ['X-Other', 'x'],
  ['Set-Cookie', 'b=2'],
];

type Way = (response: ServerResponse, request: IncomingMessage) => unknown;

/** `writeHead` with arguments that its types may not allow. */
const head =
  (...given: unknown[]): Way =>
  (response) =>
    Reflect.apply(response.writeHead, response, given);

const afterSetHeader =
  (way: Way): Way =>
  (response, request) => {
    response.setHeader('Set-Cookie', ['before=1', 'before=2']);
    return way(response, request);
  };

/** Does one thing after the other, whatever each of them throws. */
const inTurn =
  (...ways: Way[]): Way =>
  (response, request) =>
    ways.map((way) => attempt(way, response, request));

function attempt(way: Way, response: ServerResponse, request: IncomingMessage): unknown {
  try {
    way(response, request);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

class OtherHeaders {
  'X-Own' = 1;
  get 'X-Inherited'() {
    return 1;
  }
}

/** All ways in which applications write their headers, right and wrong ones. */
const ways: Record<string, Way> = {
  nothing: () => {},
  'write, then end': (response) => response.write('part'),
  flushHeaders: (response) => response.flushHeaders(),
  'a status': head(201),
  'a status and a reason': head(200, 'Fine'),
  'a reason that is set before': (response) => {
    response.statusMessage = 'Fine';
    response.writeHead(203);
  },
  'no headers, said twice': head(200, undefined, undefined),
  'null for headers': head(200, null),
  'null for headers after a reason': head(200, 'Fine', null),
  'an object': head(200, { 'X-A': '1', 'Set-Cookie': ['a=1', 'b=2'] }),
  'a reason and an object': head(200, 'Fine', { 'X-A': '1' }),
  'no reason and an object': head(200, undefined, { 'X-A': '1' }),
  'an object of another class': head(200, new OtherHeaders()),
  'an object without a prototype': head(200, Object.assign(Object.create(null), { 'X-A': '1' })),
  'a Proxy of an object': head(200, new Proxy({ 'X-A': '1' }, {})),
  Headers: head(200, new Headers({ 'X-A': '1' })),
  'a Map': head(200, new Map([['X-A', '1']])),
  text: head(200, 'Fine', 'X-A'),
  'a flat array that repeats a name': head(200, COOKIES),
  'the same after setHeader': afterSetHeader(head(200, COOKIES)),
  'an array of pairs that repeats a name': head(200, COOKIE_PAIRS),
  'pairs after setHeader': afterSetHeader(head(200, COOKIE_PAIRS)),
  'a reason and an array': head(200, 'Fine', COOKIES),
  'an empty array': head(200, []),
  'an array that is odd, and then another': inTurn(head(200, ['X-A']), head(200, COOKIES)),
  'an object after setHeader': afterSetHeader(head(200, { 'X-A': '1' })),
  'a header without a value, and then another': inTurn(head(200, { 'X-A': undefined }), head(200, { 'X-A': '1' })),
  'a header that cannot be sent, and then another': inTurn(head(200, { 'X-A': 'a\r\nb' }), head(200)),
  'a status that there is not, and then one': inTurn(head(99), head(500)),
  'a reason that cannot be sent, and then one': inTurn(head(200, 'a\nb'), head(200, 'Fine')),
  'the head twice': inTurn(head(200, { 'X-A': '1' }), head(404)),
  'a head after a part': inTurn(
    (response) => response.write('part'),
    head(404),
    afterSetHeader(() => {}),
  ),
  'a header of the same name': (response) => response.setHeader('Procscope', 'of another service'),
  'the same in an array': head(200, ['procscope', 'of another service', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']),
  'no date, no connection': (response) => {
    response.sendDate = false;
    response.removeHeader('Connection');
  },
  'a trailer': (response) => {
    response.writeHead(200, { Trailer: 'X-A' });
    response.addTrailers({ 'X-A': '1' });
  },
  'no content': head(204),
  'not modified': head(304, { ETag: '"x"' }),
  'early hints, then a head': (response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' });
    response.writeProcessing();
    response.writeHead(200, COOKIES);
  },
  'the prototype’s method': (response) => ServerResponse.prototype.writeHead.call(response, 200, { 'X-A': '1' }),
  'a method in front of its own': (response) => {
    const { writeHead } = response;
    response.writeHead = (...given: unknown[]) => {
      response.setHeader('X-Late', '1');
      return Reflect.apply(writeHead, response, given);
    };
    response.writeHead(200);
  },
  'another prototype, as with Express': (response) => {
    class Framework extends ServerResponse {
      override writeHead(status: number): this {
        return super.writeHead(status, { 'X-Framework': '1' });
      }
    }
    Object.setPrototypeOf(response, Framework.prototype);
    response.writeHead(418);
  },
  'a Proxy of the response': (response) => new Proxy(response, {}).writeHead(200, { 'X-A': '1' }),
  'a Proxy that binds': (response) => {
    const get = (target: ServerResponse, name: string | symbol) => {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    };
    new Proxy(response, { get }).writeHead(200, { 'X-A': '1' });
  },
};

/** Answers one request in this way, and gives the answer as it was sent and what the application could see meanwhile. */
async function answerOf(way: Way, tag?: Tag): Promise<{ answer: string; seen: unknown }> {
  const seen: unknown[] = [];
  const { port } = await openServer((request, response) => {
    if (tag) tagResponse(response, 7, tag);
    seen.push(look(response), attempt(way, response, request), look(response));
    seen.push(
      attempt(() => response.writableEnded || response.end('body'), response, request),
      look(response),
    );
  });
  const answer = await exchange(port, REQUEST);
  return { answer: answer.replace(/^Date: .*$/m, 'Date: now'), seen };
}

function look(response: ServerResponse): unknown {
  const { statusCode, statusMessage, headersSent, writable } = response;
  const listeners = response.eventNames().map((name) => [name, response.listenerCount(name)]);
  const keys = Object.keys(response).filter((key) => key !== '_storeHeader');
  return { statusCode, statusMessage, headersSent, writable, listeners, keys, headers: response.getHeaders() };
}

describe('a response of HTTP/1', () => {
  it.each(Object.entries(ways))('is what it would be, with one line more: %s', async (_, way) => {
    const plain = await answerOf(way);
    const tagged = await answerOf(way, (number) => `tag of ${number}`);
    expect(tagged.seen).toEqual(plain.seen);
    expect(tagged.answer.replace(LINE, '')).toBe(plain.answer);
    expect(tagged.answer.split(LINE)).toHaveLength(2);
  });

  it.each([
    ['a flat array', head(200, COOKIES)],
    ['an array of pairs', head(200, COOKIE_PAIRS)],
  ])('keeps both cookies of %s', async (_, way) => {
    const { answer } = await answerOf(way, (number) => `tag of ${number}`);
    expect(answer).toContain(LINE);
    expect(answer.match(/^Set-Cookie: .*$/gm)).toEqual(['Set-Cookie: a=1', 'Set-Cookie: b=2']);
  });

  it('is as it was once there is nothing to tell', async () => {
    const plain = await answerOf(head(200, COOKIES));
    expect(await answerOf(head(200, COOKIES), () => undefined)).toEqual(plain);
  });

  it('goes the way that a monitoring tool has laid before', async () => {
    const lines: unknown[] = [];
    const { answer } = await answerOf((response) => {
      override(response, '_storeHeader', (original) => (...given) => {
        lines.push(given[0]);
        return original(...given);
      });
      tagResponse(response, 7, () => 'tag');
    });
    expect(lines).toEqual(['HTTP/1.1 200 OK\r\nProcscope: tag\r\n']);
    expect(answer).toContain('\r\nProcscope: tag\r\n');
  });

  it('is not called round and round by an object above it', () => {
    const calls: unknown[] = [];
    const prototype = {
      _storeHeader(line: string) {
        calls.push(this, line);
      },
    };
    const response: typeof prototype = Object.create(prototype);
    tagResponse(response, 7, () => 'tag');
    const above: typeof prototype = Object.create(response);
    above._storeHeader('HTTP/1.1 200 OK\r\n');
    expect(calls).toHaveLength(2);
    expect(calls[0]).toBe(above);
    expect(calls[1]).toBe('HTTP/1.1 200 OK\r\nProcscope: tag\r\n');
  });

  it('is left alone where it has no such method, or is handed something else than a status line', () => {
    const bare = {};
    tagResponse(bare, 7, () => 'tag');
    expect(bare).toEqual({});
    const given: unknown[] = [];
    const other = { _storeHeader: (...all: unknown[]) => given.push(all) };
    tagResponse(other, 7, () => 'tag');
    other._storeHeader(Buffer.from('HTTP/1.1 200 OK\r\n'), {}, 3);
    other._storeHeader('HTTP/1.1 200 OK', {});
    expect(given).toEqual([
      [Buffer.from('HTTP/1.1 200 OK\r\n'), {}, 3],
      ['HTTP/1.1 200 OK', {}],
    ]);
  });
});
