// `npm run bench:panel`: what the panel costs, in the real DevTools of Chromium, beside a bare page with uPlot that draws the
// same charts. Options after `--`:
//   --only <names>  some of the measures, with commas: busy,frames,opening,requests,waiting,fleet,day,package
//   --quick         short windows and few runs, to see that all works; its figures are not for publication
//   --write         writes docs/bench-panel.md, else the tables go to stdout
import { writeFileSync } from 'node:fs';
import { constants, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { provideBrowser } from '../../scripts/browsers.js';
import { ensureBuilt } from '../../scripts/build.js';
import { ROOT, readOutput } from '../../scripts/process.js';
import { verdictTable } from '../agent/markdown.js';
import { tell } from '../agent/run.js';
import { measureBusy } from './busy.js';
import { measureDay } from './day.js';
import { measureFleet } from './fleet.js';
import { measureFrames } from './frames.js';
import { measureOpening } from './opening.js';
import { measurePackage } from './package-size.js';
import { measureRequests } from './requests.js';
import { measureWaiting } from './waiting.js';

/** @import { Measure } from './run.js' */

/** @type {Record<string, Measure>} */
const MEASURES = {
  busy: measureBusy,
  frames: measureFrames,
  opening: measureOpening,
  requests: measureRequests,
  waiting: measureWaiting,
  fleet: measureFleet,
  day: measureDay,
  package: measurePackage,
};

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

const { only, quick, write } = readArguments();
const startedAt = new Date();
const executablePath = await provideBrowser('chromium');
await ensureBuilt('chrome');
const results = [];
for (const name of only) {
  tell(name);
  results.push(await MEASURES[name]?.({ executablePath, quick }));
}
const done = results.filter((result) => result !== undefined);
const page = [
  await heading(),
  `## Budgets\n\n${verdictTable(done.flatMap(({ verdicts }) => verdicts))}`,
  '## Measures',
  ...done.map(({ markdown }) => markdown),
].join('\n\n');
if (write) writeFileSync(join(ROOT, 'docs', 'bench-panel.md'), `${page}\n`);
else console.log(page);
process.exit();

function readArguments() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const known = Object.keys(MEASURES);
  const only = values.only?.split(',') ?? known;
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no measure "${unknown}"; there are ${known.join(', ')}.`);
  if (values.write && (values.quick || values.only !== undefined)) {
    throw new Error('docs/bench-panel.md is written by full runs alone: leave out --quick and --only.');
  }
  return { only, quick: values.quick, write: values.write };
}

async function heading() {
  const { output } = await readOutput(executablePath, ['--version']);
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), no GPU`;
  const warning = quick ? '\n\n**Quick run: these figures are not for publication.**' : '';
  return `# What the panel costs${warning}

Written by \`npm run bench:panel -- --write\` on ${startedAt.toISOString().slice(0, 10)}: ${output.trim()}, headless, ${machine}.
Every figure is from that one run; run it yourself to see yours. The panel is the built one in a DevTools window of
1500 × 1000; agents of known data run in the bench's process, on the same machine. The bare page has uPlot and nothing
else, and draws the same values in charts of the same size and place.`;
}
