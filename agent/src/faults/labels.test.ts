import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_TEXT_LENGTH } from '../../../shared/limits.ts';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine } from '../testing/eventually.ts';
import type { TestClient } from '../testing/test-client.ts';
import { watch } from '../testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

const LABELS = {
  emoji: '🔥👩‍👩‍👧‍👦 cache',
  'right to left': '\u202eשלום\u202c طلبات',
  'control characters': 'a\0b\nc\u001b[31m"\\</script>',
  'half of a pair': 'a\ud83d',
  nothing: '',
  'ten kilobytes': 'x'.repeat(10_240),
  'ten kilobytes of emoji': `${'🔥'.repeat(2560)}`,
  'ten kilobytes of emoji, one place on': `a${'🔥'.repeat(2560)}`,
};

/** Every text of a connection, as the panel reads it: the client parses what comes with the panel's own parser. */
function textsOf(client: TestClient): string[] {
  return client.messages.flatMap((message) => {
    if (message.type === 'events')
      return message.events.flatMap((event) => (event.kind === 'mark' ? [event.label] : []));
    if (message.type !== 'hello') return [];
    const chart = message.charts.find(({ id }) => id.startsWith('own'));
    return [chart?.title, chart?.unit, chart?.help, chart?.series[0]?.label].map((text) => text ?? 'missing');
  });
}

describe('a host whose names are unusual', () => {
  it.each(Object.entries(LABELS))('is shown: %s', async (_, label) => {
    // Ids and names are not cut, so these have the most that is allowed.
    const name = label.slice(0, 200) || 'x';
    const child = built.run(`
      import { listen } from './index.js';
      const label = ${JSON.stringify(label)};
      const name = ${JSON.stringify(name)};
      const agent = await listen({ port: 0, interval: 100, service: { name, version: name, instance: name } });
      const series = [{ id: name, label, value: () => 7 }];
      agent.chart({ id: 'own' + name, title: label, unit: label, help: label, group: name, kind: 'lines', series });
      agent.mark(label);
      console.error(agent.url);
      process.stdin.resume();
    `);
    const client = await watch(child);
    while (textsOf(client).length < 5) await new Promise((resolve) => client.socket.once('message', resolve));
    const shown = textsOf(client);
    expect(new Set(shown).size).toBe(1);
    const [text = ''] = shown;
    expect(text.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
    if (label.length <= MAX_TEXT_LENGTH) expect(text).toBe(label);
    else expect(label.startsWith(text.replace(/…$/, ''))).toBe(true);
    // Cut between characters: no half of a pair that was whole.
    if (!/\p{Surrogate}/u.test(label)) expect(text).not.toMatch(/\p{Surrogate}/u);
    expect(client.messages[0]).toMatchObject({ service: { name, version: name, instance: name } });
    expect(client.frames.at(-1)?.columns).toBe(
      client.messages[0]?.type === 'hello' ? client.messages[0].columns.length : 0,
    );
    child.process.stdin?.end();
    expect(await child.exited, child.output.stderr).toBe(0);
    expect(child.output.stdout).toBe('');
  });
});
