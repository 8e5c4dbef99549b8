import { setTimeout as sleep } from 'node:timers/promises';
import { startFleet } from './fleet.js';
import { kilobytes, table } from './markdown.js';
import { tell } from './run.js';
import { VARIANTS } from './variants.js';
import { startCounting } from './wire-count.js';

/**
 * @import { Run, Result } from './run.js'
 * @import { Fleet } from './fleet.js'
 * @import { VariantId } from './variants.js'
 */

/** @type {VariantId[]} */
const IDS = [
  'watched',
  'fullWatched',
  'promClient15',
  'promClient',
  'openTelemetry15',
  'openTelemetry',
  'statusMonitorViewed',
  'swaggerStatsPolled',
];

/** Until a history of ten minutes is there, at ten samples a second. */
const HISTORY_MS = 62_000;
/** What comes in this time belongs to the opening of the connection. */
const OPENING_MS = 900;
const MINUTE_MS = 60_000;

/**
 * The bytes that cross the network with one viewer.
 *
 * @param {Run} run
 * @returns {Promise<Result>}
 */
export async function measureWire(run) {
  const measureMs = run.quick ? 15_000 : MINUTE_MS;
  const fleet = await startFleet(run.node, IDS);
  tell(`wire: ${HISTORY_MS / 1000} s for the history, then ${measureMs / 1000} s`);
  await sleep(HISTORY_MS);
  const counter = startCounting();
  await fleet.watch();
  await sleep(OPENING_MS);
  const opening = bytes(fleet, counter);
  await sleep(measureMs);
  const whole = bytes(fleet, counter);
  counter.stop();
  await fleet.end();
  const rows = IDS.map((id, index) => {
    const first = opening[index] ?? Number.NaN;
    const perMinute = (((whole[index] ?? Number.NaN) - first) / measureMs) * MINUTE_MS;
    // That one samples ten times as often as anyone does by default, only to have its history full.
    return [VARIANTS[id].name, kilobytes(first), id === 'fullWatched' ? '' : kilobytes(perMinute)];
  });
  return {
    markdown: `### On the wire

Bytes of TCP payload both ways with one viewer of an idle service: in the first second of its connection, and in each minute after
it (from ${measureMs / 1000} s). The service has run for ${HISTORY_MS / 1000} s before; full, the history is of ten minutes, and that is the most. Pages that a
service serves to be watched are not counted.

${table(['service', 'on connecting', 'a minute after that'], rows)}`,
    verdicts: [],
  };
}

/**
 * @param {Fleet} fleet
 * @param {ReturnType<typeof startCounting>} counter
 */
function bytes(fleet, counter) {
  return IDS.map((id) => {
    const { url, watchUrl } = fleet.service(id);
    const { watch } = /** @type {import('./variants.js').Variant} */ (VARIANTS[id]);
    return counter.bytesTo(watch?.kind === 'socket.io' ? url : watchUrl);
  });
}
