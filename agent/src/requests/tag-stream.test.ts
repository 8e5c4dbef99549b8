import { writeFileSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import {
  type ClientHttp2Stream,
  connect,
  createServer,
  type Http2ServerResponse,
  type ServerHttp2Stream,
  sensitiveHeaders,
} from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { allowForBusyMachine } from '../testing/eventually.ts';
import type { Tag } from './tag-response.ts';
import { tagStream } from './tag-stream.ts';

allowForBusyMachine();

type Way = (stream: ServerHttp2Stream) => unknown;

/** `respond` with arguments that its types may not allow. */
const respond =
  (...given: unknown[]): Way =>
  (stream) =>
    Reflect.apply(stream.respond, stream, given);

/** An array of headers, which Node 20 refuses, with what stands beside them. */
const withSensitive = (headers: unknown[]) => Object.assign(headers, { [sensitiveHeaders]: ['x-secret'] });

const ways: Record<string, () => Way> = {
  'no headers': () => respond(),
  undefined: () => respond(undefined, { endStream: true }),
  null: () => respond(null),
  text: () => respond('text'),
  'an object': () => respond({ ':status': 404, 'set-cookie': ['a=1', 'b=2'] }, { endStream: true }),
  'an object without a prototype': () => respond(Object.assign(Object.create(null), { ':status': 201 })),
  'an object with sensitive headers': () => respond({ 'x-secret': 's', [sensitiveHeaders]: ['x-secret'] }),
  'an object that inherits its sensitive headers': () =>
    respond(Object.assign(Object.create({ [sensitiveHeaders]: ['x-secret'] }), { 'x-secret': 's' })),
  'an array that repeats a name': () => respond([':status', 201, 'set-cookie', 'a=1', 'set-cookie', 'b=2']),
  'an array with sensitive headers': () => respond(withSensitive([':status', 200, 'x-secret', 's'])),
  'an array that is odd': () => respond([':status', 200, 'x-a']),
  'headers twice': () => (stream) => {
    respond({ 'x-a': '1' })(stream);
    respond({ 'x-b': '1' })(stream);
  },
  'headers that are refused, and then others': () => (stream) => {
    attempt(respond({ ':status': 99 }), stream);
    respond({ ':status': 500 })(stream);
  },
  'additional headers first': () => (stream) => {
    stream.additionalHeaders({ ':status': 103, link: '</a.css>' });
    stream.respond({ ':status': 200 });
  },
  'a trailer': () => (stream) => {
    stream.respond({}, { waitForTrailers: true });
    stream.once('wantTrailers', () => stream.sendTrailers({ 'x-trailer': '1' }));
  },
};

function attempt(way: Way, stream: ServerHttp2Stream): unknown {
  try {
    way(stream);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Answers one request in this way; gives what came of it, and what the application could see. */
async function answerOf(way: Way, tag?: Tag, onResponse?: (response: Http2ServerResponse) => void) {
  const server = onResponse ? createServer((_request, response) => onResponse(response)) : createServer();
  onTestFinished(() => void server.close());
  const seen: unknown[] = [];
  // As Node tells of a stream: before it is handed to the application, be it as a stream or as request and response.
  server.prependListener('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => {});
    if (tag) tagStream(stream, 7, tag);
    const thrown = attempt(way, stream);
    if (thrown !== undefined) stream.destroy();
    else if (stream.headersSent && !stream.writableEnded) stream.end('body');
    seen.push(thrown, stream.headersSent, Reflect.get(stream.sentHeaders ?? {}, sensitiveHeaders));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const session = connect(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  onTestFinished(() => session.destroy());
  return { ...(await receive(session.request({ ':path': '/' }))), seen };
}

async function receive(stream: ClientHttp2Stream) {
  let body = '';
  const raw: string[] = [];
  stream.on('response', (_headers: object, _flags: number, given: string[]) => raw.push(...given));
  stream.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  stream.on('error', () => {});
  stream.end();
  await new Promise((resolve) => stream.once('close', resolve));
  const pairs = raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1]]] : []));
  return {
    body,
    headers: pairs.filter(([name]) => name !== 'procscope' && name !== 'date'),
    tags: pairs.flatMap(([name, value]) => (name === 'procscope' ? [value] : [])),
  };
}

it.each(Object.entries(ways))('a stream is answered as it would be, with one header more: %s', async (_, way) => {
  const plain = await answerOf(way());
  const tagged = await answerOf(way(), (number) => `tag of ${number}`);
  expect(tagged).toEqual({ ...plain, tags: plain.headers.length > 0 ? ['tag of 7'] : [] });
});

it.each(Object.entries(ways))(
  'a stream is answered as it would be once there is nothing to tell: %s',
  async (_, way) => {
    const plain = await answerOf(way());
    expect(await answerOf(way(), () => undefined)).toEqual(plain);
  },
);

it('what the application hands over is not changed', async () => {
  const object = Object.freeze({ ':status': 200 });
  const { tags } = await answerOf(respond(object), () => 'tag');
  expect(tags).toEqual(['tag']);
});

it('a header of the same name stays, behind the agent’s', async () => {
  const { tags } = await answerOf(respond({ procscope: 'of another service' }), () => 'tag');
  expect(tags).toEqual(['tag', 'of another service']);
});

it('a stream that is answered by way of a response carries it, which the response does not show', async () => {
  let headers: unknown;
  const { tags, body } = await answerOf(
    () => {},
    () => 'tag',
    (response) => {
      response.setHeader('x-a', '1');
      response.writeHead(200, { 'x-b': '2' });
      response.end('by response');
      headers = response.getHeaders();
    },
  );
  expect({ tags, body }).toEqual({ tags: ['tag'], body: 'by response' });
  expect(headers).toEqual(expect.not.objectContaining({ procscope: expect.anything() }));
});

it('a stream that is answered with a file carries it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'procscope-tag-'));
  const file = join(directory, 'file');
  writeFileSync(file, 'of a file');
  const handle = await open(file);
  onTestFinished(async () => {
    await handle.close();
    await rm(directory, { recursive: true });
  });
  const byPath = await answerOf(
    (stream) => stream.respondWithFile(file),
    () => 'tag',
  );
  expect(byPath).toMatchObject({ body: 'of a file', tags: ['tag'] });
  const byHandle = await answerOf(
    (stream) => stream.respondWithFD(handle, { 'content-length': 9 }),
    () => 'tag',
  );
  expect(byHandle).toMatchObject({ body: 'of a file', tags: ['tag'] });
});
