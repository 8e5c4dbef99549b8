import { describe, expect, it } from 'vitest';
import type { GcEvent, StallEvent } from '../../shared/events.ts';
import type { PageRequest } from '../browser/har.ts';
import { explain, type PieceKind } from './explanation.ts';

/** Ten milliseconds in the browser, ten to connect, two to send, 100 to the first byte, 20 of receiving: 1000 to 1142. */
const REQUEST: PageRequest = {
  id: 1,
  startedAt: 1000,
  durationMs: 142,
  phases: { blocked: 10, connect: 10, send: 2, wait: 100, receive: 20 },
  method: 'GET',
  url: 'http://localhost/',
  status: 200,
  type: 'fetch',
  by: 'network',
};
/** On the server from 1025 to 1120. */
const SERVED = { startedAt: 1025, endedAt: 1120 };
const NOTHING = { gc: [], stalls: [] };

const gc = (at: number, durationMs: number): GcEvent => ({ kind: 'gc', at, durationMs, type: 'major' });
const stall = (at: number, durationMs: number, uncertaintyMs = 1): StallEvent => ({
  kind: 'stall',
  at,
  durationMs,
  uncertaintyMs,
});

/** What is more than nothing. */
function totals(served: typeof SERVED | undefined, pauses: { gc?: GcEvent[]; stalls?: StallEvent[] } = {}) {
  const explained = explain(REQUEST, served, { ...NOTHING, ...pauses });
  return Object.fromEntries(Object.entries(explained?.totals ?? {}).filter(([, ms]) => ms > 0));
}

describe('the time of a request', () => {
  it('is the browser’s, the network’s and the server’s, which waits where nothing else is known', () => {
    expect(totals(SERVED)).toEqual({ blocked: 10, network: 10 + 5 + 22, waiting: 95 });
  });

  it('has garbage collections first, in a stall, too', () => {
    const pauses = { gc: [gc(1030, 20)], stalls: [stall(1025, 60)] };
    expect(totals(SERVED, pauses)).toMatchObject({ gc: 20, own: 40, waiting: 35 });
  });

  it('was queued while the process was busy before it took the request up', () => {
    const late = { startedAt: 1090, endedAt: 1120 };
    // The turn ends with the request's beginning, so that the little that follows would be the request's own.
    expect(totals(late, { stalls: [stall(900, 190)] })).toEqual({
      blocked: 10,
      network: 10 + 22,
      queued: 70,
      waiting: 30,
    });
    expect(totals(late, { stalls: [stall(900, 150)] })).toMatchObject({ queued: 30, network: 10 + 22 + 40 });
  });

  it('went into work of its own where a stall has its beginning or its end', () => {
    expect(totals(SERVED, { stalls: [stall(1024, 60)] })).toMatchObject({ own: 59, waiting: 36 });
    expect(totals(SERVED, { stalls: [stall(1065, 55)] })).toMatchObject({ own: 55, waiting: 40 });
  });

  it('went into the work of others where a stall lies between', () => {
    expect(totals(SERVED, { stalls: [stall(1040, 60)] })).toMatchObject({ other: 60, waiting: 35 });
  });

  it('went into the work of others where it ended in the turn after that, as what is held up does', () => {
    expect(totals(SERVED, { stalls: [stall(1064, 55.5, 10)] })).toMatchObject({ other: 55.5 });
  });

  it('takes a beginning for that of a stall that is known no better', () => {
    expect(totals(SERVED, { stalls: [stall(1030, 60, 6)] })).toMatchObject({ own: 60 });
    expect(totals(SERVED, { stalls: [stall(1030, 60, 4)] })).toMatchObject({ other: 60 });
  });

  it('counts each millisecond once, whatever lies over each other', () => {
    const pauses = { gc: [gc(990, 40), gc(1035, 5), gc(1100, 400)], stalls: [stall(1015, 60), stall(1076, 70)] };
    const explained = explain(REQUEST, SERVED, pauses);
    const sum = Object.values(explained?.totals ?? {}).reduce((total, ms) => total + ms, 0);
    expect(sum).toBeCloseTo(142);
    const pieces = explained?.pieces ?? [];
    expect(pieces[0]?.from).toBe(1000);
    expect(pieces.at(-1)?.to).toBe(1142);
    for (const [index, piece] of pieces.entries()) {
      expect(piece.to).toBeGreaterThan(piece.from);
      const next = pieces[index + 1];
      if (next) expect([next.from, next.kind === piece.kind]).toEqual([piece.to, false]);
    }
    expect(explained?.serverMs).toBeCloseTo(100);
  });

  it('is not the server’s beyond the browser’s own times, whatever the clocks say', () => {
    expect(totals({ startedAt: 900, endedAt: 2000 })).toEqual({ blocked: 10, network: 10, waiting: 102, either: 20 });
    expect(totals({ startedAt: 5000, endedAt: 6000 })).toEqual({ blocked: 10, network: 132 });
  });

  it('without a record is the network’s or the server’s, but for the pauses of the process', () => {
    const pauses = { gc: [gc(1030, 10)], stalls: [stall(1050, 60)] };
    const expected: Partial<Record<PieceKind, number>> = { blocked: 10, network: 10, gc: 10, busy: 60, either: 52 };
    expect(totals(undefined, pauses)).toEqual(expected);
  });

  it('without a record is the network’s or the server’s after the first byte, whatever the process did then', () => {
    const pauses = { gc: [gc(1125, 10)], stalls: [stall(1124, 60)] };
    expect(totals(undefined, pauses)).toEqual({ blocked: 10, network: 10, either: 122 });
  });

  it('is the network’s or the server’s while a large answer is on its way, but for pauses of the process', () => {
    const sent = { startedAt: 1025, endedAt: 1140 };
    expect(totals(sent)).toEqual({ blocked: 10, network: 10 + 5 + 2, waiting: 97, either: 18 });
    expect(totals(sent, { gc: [gc(1130, 5)] })).toMatchObject({ waiting: 97, gc: 5, either: 13 });
    expect(totals(sent, { stalls: [stall(1076, 64)] })).toMatchObject({ waiting: 51, own: 64 });
  });

  it('waits on the server while a small answer comes bit by bit, which no network can hold up', () => {
    const sent = { startedAt: 1025, endedAt: 1140 };
    expect(explain({ ...REQUEST, bytes: 900 }, sent, NOTHING)?.totals).toMatchObject({ waiting: 115, either: 0 });
    expect(explain({ ...REQUEST, bytes: 90_000 }, sent, NOTHING)?.totals).toMatchObject({ waiting: 97, either: 18 });
  });

  it('is the network’s or the server’s while a large body is on its way there', () => {
    const upload = { ...REQUEST, method: 'PUT', phases: { blocked: 10, connect: 10, send: 62, wait: 40, receive: 20 } };
    const explained = explain(upload, SERVED, { ...NOTHING, gc: [gc(1030, 20)] });
    expect(explained?.totals).toMatchObject({ network: 10 + 5 + 22, either: 37, gc: 20, waiting: 38 });
    expect(explain({ ...upload, method: 'GET' }, SERVED, NOTHING)?.totals).toMatchObject({ either: 0, waiting: 95 });
  });

  it('waits on the server where what is sent at once ends about when it arrives', () => {
    expect(totals({ startedAt: 1021, endedAt: 1123 })).toEqual({ blocked: 10, network: 10 + 1 + 19, waiting: 102 });
  });

  it('went into its preflight where that was under way while the browser held it back', () => {
    const held = { ...REQUEST, phases: { blocked: 90, connect: 10, send: 2, wait: 30, receive: 10 } };
    const explained = explain(held, undefined, NOTHING, { at: 1004, durationMs: 85 });
    expect(explained?.totals).toMatchObject({ blocked: 5, preflight: 85, network: 10, either: 42 });
    expect(explain(held, undefined, NOTHING, { at: 999, durationMs: 92 })?.totals).toMatchObject({ preflight: 90 });
  });

  it('looks at each of many pauses once', () => {
    const count = 2000;
    let looks = 0;
    const counted = (event: GcEvent): GcEvent => ({
      ...event,
      get at() {
        looks++;
        return event.at;
      },
    });
    const pauses = Array.from({ length: count }, (_, index) => counted(gc(1030 + index * 0.04, 0.02)));
    expect(totals(SERVED, { gc: pauses }).gc).toBeCloseTo(count * 0.02);
    // Some looks each, and those of sorting what is in order.
    expect(looks).toBeLessThan(20 * count);
  });

  it('meets the pauses within the server’s part, and no others', () => {
    const met = explain(REQUEST, SERVED, {
      gc: [gc(900, 5), gc(1030, 10), gc(1130, 5)],
      stalls: [stall(940, 60), stall(1100, 60)],
    })?.met;
    expect(met?.gc.map(({ at }) => at)).toEqual([1030]);
    expect(met?.stalls.map(({ at }) => at)).toEqual([1100]);
  });

  it('is not explained where the browser gives no times', () => {
    const { durationMs: _, ...untimed } = REQUEST;
    expect(explain(untimed, SERVED, NOTHING)).toBeUndefined();
  });
});
