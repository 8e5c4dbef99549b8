import { DEFAULT_PATH, FIRST_PORT, PORT_COUNT } from '../../shared/limits.ts';
import { admit } from './admission.ts';
import type { Gate } from './gate.ts';
import type { Probe } from './probe.ts';
import { openSession } from './session.ts';

/** An agent on one of the ports that agents use by themselves. `service` is missing where it wants a token first. */
export interface LocatedAgent {
  url: string;
  service?: string;
}

/** Finds agents on this machine's ports 7575 to 7594, and those of a cluster's workers, wherever they are. */
export interface Locator {
  /** All agents that answer now, in order of port. */
  scan(): Promise<LocatedAgent[]>;
  /** Forgets what is known of an address, after its agent went away. */
  forget(url: string): void;
}

interface Answer {
  agent: LocatedAgent;
  /** The ports of its cluster's other agents. */
  ports: readonly number[];
}

/** What answered at an address the last time someone asked; a promise, so that no two ask at once. */
interface Knowledge {
  answer: Promise<Answer | undefined>;
  /** By the monotonic clock: the wall clock may be set. */
  goodUntil: number;
}

/** A port that keeps answering is asked for its name this often; a port that stops is forgotten at once. */
const AGENT_MS = 10_000;
/** One that is no agent more rarely: each time is a failed WebSocket, for which browsers punish. */
const STRANGER_MS = 120_000;
/** Profiles that look for their services at the same time share one scan. */
const SCAN_MS = 750;

const PORT_URLS = Array.from({ length: PORT_COUNT }, (_, index) => urlOf(FIRST_PORT + index));

export function createLocator(probe: Probe, gate: Gate, urls: readonly string[] = PORT_URLS): Locator {
  const knowledge = new Map<string, Knowledge>();
  let latest: { at: number; result: Promise<LocatedAgent[]> } | undefined;

  async function locate(url: string): Promise<Answer | undefined> {
    if ((await probe(url)) !== 'answered') {
      knowledge.delete(url);
      return undefined;
    }
    const known = knowledge.get(url);
    if (known && performance.now() < known.goodUntil) return known.answer;
    const answer = identifyInTurn(url);
    const news: Knowledge = { answer, goodUntil: performance.now() + AGENT_MS };
    knowledge.set(url, news);
    if ((await answer) === undefined) news.goodUntil = performance.now() + STRANGER_MS;
    return answer;
  }

  async function identifyInTurn(url: string): Promise<Answer | undefined> {
    const admission = await admit(url, { probe, gate }, () => false, new AbortController().signal);
    if ('refused' in admission) return undefined;
    try {
      return await identify(url);
    } finally {
      admission.leave();
    }
  }

  async function locateAll(): Promise<LocatedAgent[]> {
    const answers = await Promise.all(urls.map(locate));
    const elsewhere = new Set(answers.flatMap((answer) => answer?.ports.map(urlOf) ?? []));
    for (const url of urls) elsewhere.delete(url);
    const further = await Promise.all([...elsewhere].map(locate));
    return [...answers, ...further].flatMap((answer) => (answer ? [answer.agent] : []));
  }

  return {
    scan() {
      if (!latest || performance.now() - latest.at > SCAN_MS) {
        latest = { at: performance.now(), result: locateAll() };
      }
      return latest.result;
    },
    forget: (url) => void knowledge.delete(url),
  };
}

/** Asks an address for the name of its service: one short session, without a token. */
function identify(url: string): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const session = openSession(url, undefined, {
      hello(hello) {
        resolve({ agent: { url, service: hello.service.name }, ports: hello.ports });
        session.close();
      },
      schema() {},
      frame() {},
      events() {},
      epoch() {},
      ended: ({ fault }) => resolve(fault === 'token' ? { agent: { url }, ports: [] } : undefined),
    });
  });
}

function urlOf(port: number): string {
  return `ws://127.0.0.1:${port}${DEFAULT_PATH}`;
}
