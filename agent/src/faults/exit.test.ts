import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltAgent, buildAgent, type RunningChild } from '../testing/child.ts';
import { allowForBusyMachine, eventually } from '../testing/eventually.ts';
import { watch } from '../testing/watch.ts';

allowForBusyMachine();

let built: BuiltAgent;

beforeAll(async () => {
  built = await buildAgent();
});

afterAll(() => built.remove());

/** What a host does once it has been told to end. */
const ENDS = {
  'by itself': '',
  'by process.exit()': 'process.exit(3);',
  'by process.exit() in an exit handler': 'process.on("exit", () => process.exit(4));',
  'by work that it begins when it would end': 'process.once("beforeExit", () => setImmediate(() => {}));',
  'by an exception': 'throw new Error("thrown by the host");',
  'by a rejection': 'Promise.reject(new Error("rejected by the host"));',
  'by a signal': 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000);',
};

/**
 * What keeps a process alive, but for its standard streams, files of modules that are still being closed, and one
 * immediate, which holds it for one turn: watched, the turn after a sample has one.
 */
const RESOURCES = `
  const resources = () => {
    const names = process.getActiveResourcesInfo().filter((name) => !/^(PipeWrap|CloseReq|FSReq)/.test(name));
    const immediate = names.indexOf('Immediate');
    return names.filter((_, index) => index !== immediate);
  };
`;

/** Tells on stdout in which order it ends, and what keeps it alive at each step. */
function host(end: string, start = 'console.error("no agent");'): string {
  return `
    ${start}
    ${RESOURCES}
    const told = (step) => (code) => console.log(step, code, resources());
    process.on('beforeExit', told('beforeExit'));
    process.on('exit', told('exit'));
    process.stdin.resume().on('end', () => {
      told('ending')();
      ${end}
    });
  `;
}

const LISTEN = `
  import { listen } from './index.js';
  console.error((await listen({ port: 0, interval: 100 })).url);
`;

/** `register` tells nobody its address: it is heard from the server that listens. */
const TELL_ADDRESS = `data:text/javascript,${encodeURIComponent(`
  import { Server } from 'node:http';
  const { emit } = Server.prototype;
  Server.prototype.emit = function (...args) {
    if (args[0] === 'listening') console.error('ws://127.0.0.1:' + this.address().port + '/debug/procscope');
    return Reflect.apply(emit, this, args);
  };
`)}`;

async function outcome(child: RunningChild) {
  const code = await child.exited;
  const { stdout, stderr } = child.output;
  const [thrown] = /Error: .* by the host/.exec(stderr) ?? [];
  return { code, signal: child.process.signalCode, stdout, thrown };
}

/** Ends a host while a client watches it. */
async function watchedOutcome(child: RunningChild) {
  const client = await watch(child);
  await eventually(() => expect(client.frames.length).toBeGreaterThan(2));
  child.process.stdin?.end();
  return outcome(child);
}

// An end by itself fails where a handle of the agent's holds on to the process. The others are nets: the agent listens for no
// signal, no exception, no rejection and no exit, and neither may what it comes to import.
describe('a host that ends', () => {
  it.each(Object.entries(ENDS))('%s does so in the same way with an agent and a client', async (_, end) => {
    const bare = built.run(host(end));
    bare.process.stdin?.end();
    const flags = ['--import', TELL_ADDRESS, '--import', join(built.directory, 'register.js')];
    const environment = { PROCSCOPE_PORT: '0', PROCSCOPE_INTERVAL: '100' };
    const [expected, ...watched] = await Promise.all([
      outcome(bare),
      watchedOutcome(built.run(host(end, LISTEN))),
      watchedOutcome(built.run(host(end), { flags, environment })),
    ]);
    expect(expected.stdout).toContain('ending');
    expect(watched).toEqual([expected, expected]);
  });

  it.each(['', 'process.exit(3);', 'throw new Error("thrown by the host");'])(
    'before its agent has a port does so in the same way: %j',
    async (end) => {
      const source = `
        ${RESOURCES}
        process.on('exit', (code) => console.log(code, resources()));
        ${end}
      `;
      const [bare, ...others] = await Promise.all([
        outcome(built.run(source)),
        outcome(built.run(`import { listen } from './index.js'; listen({ port: 0 }); ${source}`)),
        outcome(
          built.run(source, {
            flags: ['--import', join(built.directory, 'register.js')],
            environment: { PROCSCOPE_PORT: '0' },
          }),
        ),
      ]);
      expect(others).toEqual([bare, bare]);
    },
  );
});
