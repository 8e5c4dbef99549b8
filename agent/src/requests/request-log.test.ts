import { expect, it, onTestFinished } from 'vitest';
import { parseTag, type RequestTag } from '../../../shared/request-tag.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { exchange, openServer } from '../testing/test-server.ts';
import { createRequestLog } from './request-log.ts';
import { LAST_REQUEST } from './testing.ts';

allowForBusyMachine();

/** A log of this process, and a server that tells what stands in the header of its answer. */
async function createLog() {
  const warnings: string[] = [];
  const log = createRequestLog({ instance: 'i 1', toEpoch: (ms) => ms, warn: (text) => warnings.push(text) });
  onTestFinished(log.close);
  const { port } = await openServer();
  async function ask(): Promise<RequestTag | undefined> {
    const [, header] = /^Procscope: (.*)\r$/m.exec(await exchange(port, LAST_REQUEST)) ?? [];
    if (header === undefined) return undefined;
    const tag = parseTag(header);
    expect(tag, header).toBeDefined();
    return tag;
  }
  return { log, ask, warnings };
}

it('says nothing where nobody wants it to', async () => {
  const { log, ask } = await createLog();
  log.watch(true);
  expect(await ask()).toBeUndefined();
});

it('says who serves a request, and where and how to ask for it, only while it is watched', async () => {
  const { log, ask } = await createLog();
  log.advertise({ port: 7575, path: '/ops/procscope' }, false);
  expect(await ask()).toBeUndefined();
  log.watch(true);
  const tag = await ask();
  expect(tag).toEqual({ instance: 'i 1', port: 7575, path: '/ops/procscope', number: expect.any(Number) });
  const number = tag?.number ?? 0;
  await eventually(() => expect(log.find([number])).toMatchObject([{ number, status: 200 }]));
  log.watch(false);
  expect(await ask()).toBeUndefined();
  expect(log.find([number])).toEqual([]);
});

it('counts on while it is watched, and from another random number when it is again', async () => {
  const { log, ask } = await createLog();
  log.advertise({}, false);
  const starts = [];
  for (let time = 0; time < 8; time++) {
    log.watch(true);
    const numbers = [(await ask())?.number ?? 0, (await ask())?.number ?? 0];
    log.watch(false);
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
    starts.push(numbers[0]);
  }
  expect(new Set(starts).size).toBe(8);
  expect(Math.max(...starts.map(Number))).toBeGreaterThan(2 ** 24);
});

it('tells of the first agent that wants it, watched or not', async () => {
  const { log, ask } = await createLog();
  const takeBack = [
    log.advertise({ port: 1 }, false),
    log.advertise({ port: 2 }, true),
    log.advertise({ port: 3 }, true),
  ];
  const first = await ask();
  expect(first?.port).toBe(2);
  log.watch(true);
  expect(await ask()).toEqual({ ...first, port: 1, number: (first?.number ?? 0) + 1 });
  takeBack[0]?.();
  expect((await ask())?.port).toBe(2);
  log.watch(false);
  takeBack[1]?.();
  expect(await ask()).toEqual({ ...first, port: 3, number: (first?.number ?? 0) + 3 });
  takeBack[2]?.();
  expect(await ask()).toBeUndefined();
});

it('answers for those alone that are over and known', async () => {
  const { log, ask } = await createLog();
  log.advertise({}, true);
  const numbers = [(await ask())?.number ?? 0, (await ask())?.number ?? 0];
  const [one = 0, two = 0] = numbers;
  await eventually(() => expect(log.find([two, 0, two + 1, one]).map(({ number }) => number)).toEqual([two, one]));
  expect(log.find([])).toEqual([]);
});

it('leaves a header out that would be longer than it may be, with a warning', async () => {
  const { log, ask, warnings } = await createLog();
  const takeBack = log.advertise({ path: `/${'x'.repeat(5000)}` }, true);
  expect(await ask()).toBeUndefined();
  expect(warnings).toEqual([expect.stringMatching(/^The path of the agent is too long for the header "Procscope"/)]);
  takeBack();
  log.advertise({ path: `/${'x'.repeat(4000)}` }, true);
  expect(await ask()).toMatchObject({ path: expect.stringMatching(/^\/x{4000}$/) });
});

it('is silent once it is closed', async () => {
  const { log, ask } = await createLog();
  log.advertise({}, true);
  expect(await ask()).toBeDefined();
  log.close();
  expect(await ask()).toBeUndefined();
});
