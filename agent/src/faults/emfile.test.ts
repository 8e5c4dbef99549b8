import { connect as connectTcp } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltAgent, buildAgent } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { addressOf, watch } from '../testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

const through = ['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh'];

/** Takes every descriptor that is left, after the libraries have loaded; `free()` gives them back. */
const EXHAUST = `
  import { closeSync, openSync } from 'node:fs';
  const taken = [];
  function exhaust() {
    try {
      for (;;) taken.push(openSync('/dev/null'));
    } catch (error) {
      console.log(error.code);
    }
  }
  const free = () => taken.splice(0).forEach(closeSync);
`;

it.skipIf(process.platform === 'win32')(
  'every way to start an agent is a warning where no descriptor is left',
  async () => {
    const child = built.run(
      `
    import { createServer } from 'node:http';
    import { attach, createAgent, listen } from './index.js';
    ${EXHAUST}
    exhaust();
    attach(createServer()).mark('attached');
    createAgent().mark('created');
    const agent = await listen({ port: 0 });
    console.log(agent.url);
    await agent.close();
  `,
      { through },
    );
    expect(await child.exited, child.output.stderr).toBe(0);
    expect(child.output.stdout).toBe('EMFILE\nundefined\n');
    const lines = child.output.stderr.trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringContaining('with a token that cannot be kept in a file'),
      expect.stringMatching(
        /cannot listen on port 0 of 127\.0\.0\.1: listen EMFILE.* The service goes on without it\.$/,
      ),
    ]);
  },
);

it.skipIf(process.platform === 'win32')(
  'an agent that runs goes on sampling without a descriptor, and answers once there is one again',
  async () => {
    const child = built.run(
      `
      import { listen } from './index.js';
      ${EXHAUST}
      const agent = await listen({ port: 0, interval: 100 });
      console.error(agent.url);
      let samples = 0;
      const value = () => {
        // Everything has been read at least once by then, that of every fifth sample as well.
        if (++samples === 10) console.log('sampled');
        return samples;
      };
      exhaust();
      agent.chart({ id: 'c', title: 'C', unit: '1', kind: 'lines', series: [{ id: 'x', value }] });
      process.stdin.once('data', () => {
        free();
        console.log('freed');
      });
    `,
      { through },
    );
    const url = await addressOf(child);
    await eventually(() => expect(child.output.stdout).toBe('EMFILE\nsampled\n'));
    // No descriptor, no connection: the one that knocks is turned away and the process does not notice.
    const refused = connectTcp(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
    await new Promise((resolve) => refused.once('close', resolve));
    child.process.stdin?.write('free');
    await eventually(() => expect(child.output.stdout).toContain('freed'));
    const client = await watch(child);
    expect(client.messages[0]).toMatchObject({ columns: expect.arrayContaining(['x', 'process.memory.usage']) });
    child.process.stdin?.end();
    expect(await child.exited, child.output.stderr).toBe(0);
    expect(child.output).toEqual({ stdout: 'EMFILE\nsampled\nfreed\n', stderr: `${url}\n` });
  },
);

it('an error of its own port, as a lost race for the last descriptor gives, ends nothing', async () => {
  // libuv turns connections away with a descriptor that it keeps for this, so only a race with a thread shows the error.
  const child = built.run(`
    import { Server } from 'node:http';
    import { listen } from './index.js';
    const { emit } = Server.prototype;
    let own;
    Server.prototype.emit = function (...args) {
      own = this;
      return Reflect.apply(emit, this, args);
    };
    await listen({ port: 0 });
    console.log(own.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' })));
  `);
  expect(await child.exited, child.output.stderr).toBe(0);
  expect(child.output).toEqual({ stdout: 'true\n', stderr: '' });
});
