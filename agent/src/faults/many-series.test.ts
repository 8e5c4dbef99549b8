import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAX_COLUMNS } from '../../../shared/limits.ts';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { watch } from '../testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

it('of ten thousand series those beyond the limit are refused with a reason, and the others show', async () => {
  const child = built.run(`
    import { listen } from './index.js';
    const agent = await listen({ port: 0, interval: 100 });
    const series = (id) => ({ id, value: () => 7 });
    const chart = (id, series) => ({ id, title: id, unit: '1', kind: 'lines', series });
    const refusals = new Map();
    function attempt(options) {
      try {
        agent.chart(options);
      } catch (error) {
        const reason = error.name + ': ' + error.message.replace(/"c\\d+"/, '"c"');
        refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
      }
    }
    const many = Array.from({ length: 10_000 }, (_, index) => series('s' + index));
    attempt(chart('all at once', many));
    attempt({ id: 'h', title: 'H', unit: 's', kind: 'heatmap', bounds: many.map((_, index) => index), counts: () => [] });
    for (const [index, one] of many.entries()) attempt(chart('c' + index, [one]));
    console.log(JSON.stringify([...refusals]));
    console.error(agent.url);
    process.stdin.resume();
  `);
  const client = await watch(child);
  const [hello] = client.messages;
  const columns = hello?.type === 'hello' ? hello.columns : [];
  const own = columns.filter((id) => /^s\d+$/.test(id));
  expect(columns).toHaveLength(MAX_COLUMNS);
  expect(own).toEqual(Array.from({ length: own.length }, (_, index) => `s${index}`));
  const builtIn = MAX_COLUMNS - own.length;
  expect(JSON.parse(child.output.stdout)).toEqual([
    [`TypeError: With chart "all at once" there would be ${builtIn + 10_000} series; at most 512 are allowed.`, 1],
    ['TypeError: The bounds of heatmap "h" must be an array of 2 to 513 numbers; they are an array.', 1],
    ['TypeError: With chart "c" there would be 513 series; at most 512 are allowed.', 10_000 - own.length],
  ]);
  const live = await eventually(() => {
    const frame = client.frames.findLast((candidate) => !candidate.history);
    expect(frame).toBeDefined();
    return frame?.values.subarray(1) ?? new Float64Array();
  });
  expect([...live.subarray(builtIn)]).toEqual(Array(own.length).fill(7));
  child.process.stdin?.end();
  expect(await child.exited, child.output.stderr).toBe(0);
});
