import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_PATH } from '../../shared/limits.ts';
import { parseClientMessage, type RequestRecord, type ServerMessage } from '../../shared/messages.ts';
import { formatTag, TAG_HEADER } from '../../shared/request-tag.ts';

/** What a scripted service serves on its agent's port, and what its agent knows of that. */
export interface ServedRequests {
  /**
   * Answers `/` with a page, and any other address after so many milliseconds as `ms` of its query says, with the status
   * that `status` says. Each response carries its number.
   */
  serve: RequestListener;
  /** What the agent answers to a message of a client. */
  answer(text: string): string;
  /** Of how many requests the agent has told. */
  told(): number;
}

const PAGE = '<!doctype html><link rel="icon" href="data:,"><title>A page of a scripted service</title>';

/** `instance` is that of the process, which may be another one later. */
export function createServedRequests(instance: () => string): ServedRequests {
  const records = new Map<number, RequestRecord>();
  const told = new Set<number>();
  let count = 0;
  let inFlight = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://scripted');
    // The panel looks whether somebody is there, which is no request of the service.
    if (pathname === DEFAULT_PATH) return void response.writeHead(426).end();
    const number = ++count;
    const startedAt = now();
    const asked = ++inFlight;
    const [status, ms] = [Number(searchParams.get('status') ?? 200), Number(searchParams.get('ms') ?? 0)];
    if (ms > 0) await sleep(ms);
    response.on('close', () => {
      inFlight--;
      records.set(number, { number, startedAt, endedAt: now(), status, inFlight: asked, utilization: 0.5 });
    });
    response.writeHead(status, {
      'Content-Type': 'text/html',
      [TAG_HEADER]: formatTag({ instance: instance(), number }),
    });
    response.end(pathname === '/' ? PAGE : 'answered');
  }

  function answerOf(text: string): ServerMessage {
    const message = parseClientMessage(text);
    if (message.type === 'clock') {
      const received = now();
      return { type: 'clock', epoch: 0, probe: { sent: message.sent, received, answered: received } };
    }
    const known = message.numbers.flatMap((number) => records.get(number) ?? []);
    for (const { number } of known) told.add(number);
    return { type: 'requests', requests: known };
  }

  return {
    serve: (request, response) => void serve(request, response),
    answer: (text) => JSON.stringify(answerOf(text)),
    told: () => told.size,
  };
}

/** Milliseconds since the epoch. */
const now = () => performance.timeOrigin + performance.now();
