import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Agent } from './api.ts';
import { createAgent } from './create-agent.ts';
import type { AgentOptions } from './options.ts';
import { captureStderr } from './testing/stderr.ts';
import { connect, type TestClient } from './testing/test-client.ts';
import { openServer } from './testing/test-server.ts';

const agents: Agent[] = [];
let lines: string[];

beforeEach(() => {
  lines = captureStderr();
});

afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.close()));
  vi.restoreAllMocks();
});

function create(options: AgentOptions = { token: false, interval: 100 }): Agent {
  const agent = createAgent(options);
  agents.push(agent);
  return agent;
}

async function watch(agent: Agent): Promise<TestClient> {
  const { server, port } = await openServer();
  server.on('upgrade', agent.handleUpgrade);
  const client = connect(`ws://127.0.0.1:${port}/debug/procscope`);
  await vi.waitFor(() => expect(client.frames[0]).toMatchObject({ last: true }));
  return client;
}

/** The value of a series in the newest row that the client has. */
function latest(client: TestClient, id: string): number | undefined {
  const schema = client.messages.findLast((message) => message.type === 'hello' || message.type === 'schema');
  const frame = client.frames.at(-1);
  if (schema === undefined || !('columns' in schema) || frame === undefined) return undefined;
  return frame.values[(frame.rows - 1) * (1 + frame.columns) + 1 + schema.columns.indexOf(id)];
}

describe('createAgent', () => {
  it('serves the upgrades that it is handed, and returns false for others', async () => {
    const agent = create();
    expect(agent.url).toBeUndefined();
    const client = await watch(agent);
    expect(client.messages[0]).toMatchObject({ type: 'hello', intervalMs: 100 });
    client.close();
  });

  it('asks for a token by default, and says so without telling it', async () => {
    const agent = create({});
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/connects to \/debug\/procscope.*PROCSCOPE_TOKEN/);
    const { server, port } = await openServer();
    server.on('upgrade', agent.handleUpgrade);
    expect(await connect(`ws://127.0.0.1:${port}/debug/procscope`).ended).toMatchObject({ code: 4401 });
  });
});

describe('chart', () => {
  it('adds charts and takes them away while clients watch', async () => {
    const agent = create();
    const client = await watch(agent);
    const handle = agent.chart({
      id: 'orders',
      title: 'Orders',
      unit: '{order}',
      kind: 'area',
      series: [{ id: 'orders.open', value: () => 3 }],
    });
    await vi.waitFor(() => expect(latest(client, 'orders.open')).toBe(3));
    handle.remove();
    handle.remove();
    await vi.waitFor(() => {
      const schema = client.messages.findLast((message) => message.type === 'schema');
      expect(schema?.type === 'schema' && schema.charts.some((chart) => chart.id === 'orders')).toBe(false);
    });
    client.close();
  });

  it('shows a gap for a value that throws, with one warning, and the rest as it is', async () => {
    const agent = create();
    const value = vi.fn(() => {
      throw new Error('boom');
    });
    agent.chart({
      id: 'c',
      title: 'C',
      unit: '1',
      kind: 'lines',
      series: [
        { id: 'broken', value },
        { id: 'fine', value: () => 4 },
      ],
    });
    lines = captureStderr();
    const client = await watch(agent);
    await vi.waitFor(() => expect(latest(client, 'fine')).toBe(4));
    await vi.waitFor(() => expect(value.mock.calls.length).toBeGreaterThan(2));
    expect(latest(client, 'broken')).toBeNaN();
    expect(lines).toEqual([expect.stringContaining('The value of series "broken" threw "boom"')]);
    client.close();
  });

  it('refuses ids that are taken, by the agent’s own charts too', () => {
    const agent = create();
    const chart = { id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'x', value: () => 1 }] } as const;
    agent.chart(chart);
    expect(() => agent.chart(chart)).toThrow(new TypeError('There is already a chart with the id "c".'));
    expect(() => agent.chart({ ...chart, id: 'd' })).toThrow(
      new TypeError('The series id "x" is taken by chart "c"; series ids are unique in the agent.'),
    );
    expect(() => create().chart(chart)).toThrow(/already a chart/);
  });

  it('is gone with its agent, though another one keeps the sampler', async () => {
    const other = create();
    const agent = create();
    const value = vi.fn(() => 1);
    agent.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'x', value }] });
    await agent.close();
    const client = await watch(other);
    expect(client.messages[0]).toMatchObject({ columns: expect.not.arrayContaining(['x']) });
    client.close();
  });
});

describe('mark', () => {
  it('draws a line at the present time, with a label that is cut', async () => {
    const agent = create();
    const client = await watch(agent);
    const before = Date.now();
    agent.mark('deployed');
    agent.mark('x'.repeat(2000));
    const marks = await vi.waitFor(() => {
      const events = client.messages.flatMap((message) => (message.type === 'events' ? message.events : []));
      const found = events.filter((event) => event.kind === 'mark');
      expect(found).toHaveLength(2);
      return found;
    });
    expect(marks[0]).toMatchObject({ label: 'deployed' });
    // The agent's clock is monotonic and may be a second off the wall clock's before it is set anew.
    expect(marks[0]?.at).toBeGreaterThan(before - 1000);
    expect(marks[0]?.at).toBeLessThan(Date.now() + 1000);
    expect(marks[1]).toMatchObject({ label: `${'x'.repeat(1023)}…` });
    client.close();
  });

  it.each([undefined, null, {}, Symbol('s'), Object.create(null)])('takes whatever it is given: %#', (label) => {
    expect(() => Reflect.apply(create().mark, undefined, [label])).not.toThrow();
  });
});

describe('close', () => {
  it('may be called twice, and ends everything', async () => {
    const agent = create();
    const client = await watch(agent);
    await Promise.all([agent.close(), agent.close()]);
    await agent.close();
    expect(await client.ended).toMatchObject({ code: 1001 });
    expect(Reflect.has(globalThis, Symbol.for('procscope.v1'))).toBe(false);
    expect(agent.url).toBeUndefined();
  });

  it('leaves an agent that does nothing and throws nothing, but at what makes no sense', async () => {
    const agent = create();
    await agent.close();
    expect(() => agent.mark('late')).not.toThrow();
    const chart = { id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'x', value: () => 1 }] } as const;
    expect(() => agent.chart(chart).remove()).not.toThrow();
    expect(() => agent.chart({ ...chart, id: '' })).toThrow(TypeError);
    const { server, port } = await openServer();
    server.on('upgrade', (...upgrade) => {
      expect(agent.handleUpgrade(...upgrade)).toBe(false);
      upgrade[1].destroy();
    });
    expect(await connect(`ws://127.0.0.1:${port}/debug/procscope`).ended).toMatchObject({ code: 1006 });
  });
});
