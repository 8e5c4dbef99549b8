// `npm run soak`: whether an agent stays as small as it is, with traffic, charts and clients that come and go. Prints by how
// much each figure grew over the second half of the time, and ends with 1 if one did. Options after `--`:
//   --minutes <N>       how long, an hour unless given
//   --history <seconds> of the agent; 0 keeps none, and then nothing is sampled while nobody watches
//   --node <path>       the Node that the service runs on
import http from 'node:http';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/build.js';
import { endProcess } from '../scripts/process.js';
import { startAnswering } from './answering-process.js';
import { watchProcscope } from './procscope-client.js';
import { slope } from './statistics.js';

/** @import { Reading } from './soak-service.js' */

const ROUND_MS = 10_000;
const MAX_CLIENTS = 8;
/**
 * How much each may grow over the second half and still be called flat: a little more than it moves by itself, and for the
 * buffers than the last step in which the log of events grows, 65,536 bytes.
 */
const LIMITS = /** @type {const} */ ({
  heapBytes: 150_000,
  bufferBytes: 100_000,
  rssBytes: 4_000_000,
  handles: 0.5,
  descriptors: 0.5,
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    history: { type: 'string' },
    node: { type: 'string', default: process.execPath },
  },
});
const durationMs = Number(values.minutes) * 60_000;
if (!(durationMs >= 60_000)) throw new Error('--minutes wants a number of minutes, 1 at the least.');
await ensureBuilt('agent');
const { child, ask } = startAnswering(new URL('soak-service.js', import.meta.url), {
  node: values.node,
  // A young generation of one size: as it grows by itself, the process does too, whatever the agent does.
  flags: ['--expose-gc', '--min-semi-space-size=4', '--max-semi-space-size=4'],
  // Full before the second half begins.
  argument: JSON.stringify({ historySeconds: Number(values.history ?? Math.min(600, Math.round(durationMs / 4000))) }),
});
/** @type {{ url: string, watchUrl: string }} */
const { url, watchUrl } = await ask();
const readings = await soak();
await endProcess(child);
process.exit(report(readings) ? 0 : 1);

async function soak() {
  const taken = /** @type {(Reading & { atMs: number })[]} */ ([]);
  const startedAt = performance.now();
  while (performance.now() - startedAt < durationMs) {
    await disturb(ROUND_MS);
    /** @type {Reading} */
    const reading = await ask('read');
    taken.push({ ...reading, atMs: performance.now() - startedAt });
    const { heapBytes, bufferBytes, rssBytes, handles, descriptors } = reading;
    const [heap, buffers, rss] = [heapBytes, bufferBytes, rssBytes].map((bytes) => (bytes / 1e6).toFixed(2));
    const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
    console.log(
      `${minutes} min: heap ${heap} MB, buffers ${buffers} MB, RSS ${rss} MB, ${handles} handles, ${descriptors} descriptors`,
    );
  }
  return taken;
}

/**
 * Requests and clients for a while; none is left at the end, so that all readings are of the same state.
 *
 * @param {number} forMs
 */
async function disturb(forMs) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
  const traffic = setInterval(() => {
    for (let count = 0; count < 4; count++) {
      // What is still under way at the end is cut off with its connection.
      http.get(url, { agent }, (response) => response.resume()).on('error', () => {});
    }
  }, 20);
  const stops = /** @type {(() => Promise<void>)[]} */ ([]);
  const endsAt = performance.now() + forMs;
  while (performance.now() < endsAt) {
    if (stops.length < MAX_CLIENTS && Math.random() < 0.6) stops.push(await watchProcscope(watchUrl));
    else await stops.splice(Math.floor(Math.random() * stops.length), 1)[0]?.();
    await sleep(200);
  }
  clearInterval(traffic);
  await Promise.all(stops.map((stop) => stop()));
  agent.destroy();
  // The service hears of the closing a little later.
  await sleep(500);
}

/**
 * Prints the verdict and returns whether all is flat.
 *
 * @param {(Reading & { atMs: number })[]} taken
 */
function report(taken) {
  const second = taken.filter(({ atMs }) => atMs >= durationMs / 2);
  const spanMs = (second.at(-1)?.atMs ?? Number.NaN) - (second[0]?.atMs ?? Number.NaN);
  const verdicts = /** @type {(keyof typeof LIMITS)[]} */ (Object.keys(LIMITS)).map((name) => {
    const perMs = slope(second.map((reading) => [reading.atMs, reading[name]]));
    const growth = perMs * spanMs;
    const isFlat = growth <= LIMITS[name];
    const perHour = (perMs * 3_600_000).toFixed(1);
    console.log(
      `${name.padEnd(11)} ${isFlat ? 'flat' : 'GROWS'}: ${growth.toFixed(1)} in ${(spanMs / 60_000).toFixed(1)} min, ${perHour} an hour (limit ${LIMITS[name]})`,
    );
    return isFlat;
  });
  const allFlat = verdicts.every(Boolean);
  console.log(allFlat ? 'All figures are flat.' : 'Some figures grow.');
  return allFlat;
}
