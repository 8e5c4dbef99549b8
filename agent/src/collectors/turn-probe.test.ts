import { stat } from 'node:fs';
import { setImmediate as realSetImmediate } from 'node:timers';
import { afterEach, expect, test, vi } from 'vitest';
import type { Stall } from './stalls.ts';
import { block } from './testing.ts';
import { createTurnProbe, type TurnProbe } from './turn-probe.ts';

const probes: TurnProbe[] = [];
afterEach(() => {
  for (const probe of probes.splice(0)) probe.close();
  vi.useRealTimers();
});

async function startProbe(watched: boolean) {
  const stalls: Stall[] = [];
  const turns: number[] = [];
  const times: number[] = [];
  const onTurn = (workMs: number) => {
    turns.push(workMs);
    times.push(performance.now());
  };
  const probe = createTurnProbe({ onStall: (stall) => stalls.push(stall), onTurn });
  probes.push(probe);
  probe.watch(watched);
  await nextTurns(2);
  stalls.length = 0;
  turns.length = 0;
  return { probe, stalls, turns, times };
}

async function nextTurns(count: number) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => realSetImmediate(resolve));
}

/** Ways in which a program comes to block the loop; each resolves with the true times. */
const WAYS = {
  'a timer': (ms: number) =>
    new Promise<ReturnType<typeof block>>((resolve) => setTimeout(() => resolve(block(ms)), 5)),
  'a callback of the file system': (ms: number) =>
    new Promise<ReturnType<typeof block>>((resolve) => stat('.', () => resolve(block(ms)))),
  'an immediate': (ms: number) =>
    new Promise<ReturnType<typeof block>>((resolve) => setImmediate(() => resolve(block(ms)))),
};

function covers({ startMs, durationMs, uncertaintyMs }: Stall, truth: ReturnType<typeof block>) {
  return startMs - uncertaintyMs <= truth.startMs && startMs + durationMs + uncertaintyMs >= truth.endMs;
}

function overlaps({ startMs, durationMs }: Stall, truth: ReturnType<typeof block>) {
  return startMs < truth.endMs && startMs + durationMs > truth.startMs;
}

test.each(Object.entries(WAYS))('a stall in %s is one event that covers it', async (_, blockFor) => {
  const { stalls } = await startProbe(true);
  const truth = await blockFor(120);
  await vi.waitFor(() => expect(stalls.some((stall) => covers(stall, truth))).toBe(true));
  const [stall, ...rest] = stalls.filter((stall) => overlaps(stall, truth));
  expect(rest).toEqual([]);
  expect(stall?.uncertaintyMs).toBeLessThan(20);
});

test('stalls are found unwatched, too', async () => {
  const { stalls } = await startProbe(false);
  const truth = await WAYS['a timer'](400);
  await vi.waitFor(() => expect(stalls.some((stall) => covers(stall, truth))).toBe(true));
});

test('a stall across a change of gear is found', async () => {
  const { probe, stalls } = await startProbe(false);
  const truth = block(60);
  probe.watch(true);
  truth.endMs = block(60).endMs;
  await vi.waitFor(() => expect(stalls.some((stall) => covers(stall, truth))).toBe(true));
});

test('a loop that turns all the time is read turn by turn only up to a limit, and its stalls are found', async () => {
  const { stalls, turns } = await startProbe(true);
  await nextTurns(20_000);
  expect(turns.length).toBeGreaterThanOrEqual(100);
  expect(turns.length).toBeLessThan(10_000);
  const truth = block(120);
  let turning = true;
  const turn = () => turning && realSetImmediate(turn);
  turn();
  try {
    await vi.waitFor(() => expect(stalls.some((stall) => covers(stall, truth))).toBe(true));
  } finally {
    turning = false;
  }
});

test('the longest turn is told once', async () => {
  const { probe } = await startProbe(true);
  probe.takeLongestMs();
  block(30);
  await nextTurns(2);
  expect(probe.takeLongestMs()).toBeGreaterThanOrEqual(30);
  expect(probe.takeLongestMs()).toBe(0);
});

test('the turns that it causes itself are counted', async () => {
  const { probe } = await startProbe(true);
  await vi.waitFor(() => expect(probe.takeOwnTurns()).toBeGreaterThan(0), { interval: 30 });
});

/** Takes samples as the agent does. */
async function sampleFor(probe: TurnProbe, count: number, intervalMs: number, atSample = () => {}) {
  for (let sample = 0; sample < count; sample++) {
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        probe.sampled(intervalMs);
        atSample();
        resolve();
      }, intervalMs);
    });
  }
}

test('its own samples are settled without a wake-up', async () => {
  const { probe, times } = await startProbe(true);
  // One turn before each sample and one after it, at once and not 10 ms later; there are more where a sample comes late or
  // the test's own timers stir the loop.
  const isSettledAtOnce = async () => {
    times.length = 0;
    await sampleFor(probe, 3, 40);
    const waits = times.slice(1).map((time, turn) => time - (times[turn] ?? 0));
    return waits.length === 5 && waits.filter((wait) => wait < 8).length === 2;
  };
  let attempts = 0;
  while (!(await isSettledAtOnce())) expect(++attempts).toBeLessThan(30);
});

test('a stall of a timer that is due with a sample is placed, also when the loop waits after it', async () => {
  const { probe, stalls } = await startProbe(true);
  const truths: ReturnType<typeof block>[] = [];
  await sampleFor(probe, 3, 60);
  await sampleFor(probe, 4, 60, () => truths.push(block(80)));
  await vi.waitFor(() => {
    for (const truth of truths) expect(stalls.some((stall) => covers(stall, truth))).toBe(true);
  });
  for (const { uncertaintyMs } of stalls) expect(uncertaintyMs).toBeLessThan(20);
});

test('fake timers of the host change nothing', async () => {
  const { stalls } = await startProbe(true);
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'setInterval', 'Date', 'performance'] });
  await nextTurns(3);
  vi.useRealTimers();
  const truth = block(120);
  await vi.waitFor(() => expect(stalls.some((stall) => covers(stall, truth))).toBe(true));
});

test('a listener that throws ends the probe and not the host', async () => {
  const onStall = vi.fn(() => {
    throw new Error('listener');
  });
  probes.push(createTurnProbe({ onStall }));
  await nextTurns(2);
  block(60);
  await vi.waitFor(() => expect(onStall).toHaveBeenCalledOnce());
  block(60);
  await nextTurns(3);
  expect(onStall).toHaveBeenCalledOnce();
});

test('after closing, also twice, nothing is told any more', async () => {
  const { probe, stalls } = await startProbe(true);
  probe.close();
  probe.close();
  probe.watch(false);
  block(60);
  await nextTurns(3);
  expect(stalls).toEqual([]);
});
