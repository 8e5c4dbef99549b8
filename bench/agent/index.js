// `npm run bench:agent`: what the agent costs the service that it watches, beside what others cost, all in the same run.
// Options after `--`:
//   --node <path>   the Node that the services run on; may be given several times, each gets its own tables
//   --only <names>  some of the measures, with commas: idle,load,memory,sample,crowd,wire,install
//   --quick         short windows, to see that all works; its figures are not for publication
//   --write         writes docs/bench.md, else the tables go to stdout
import { writeFileSync } from 'node:fs';
import { constants, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../scripts/build.js';
import { ROOT, readOutput } from '../../scripts/process.js';
import { buildSampler } from './build-sampler.js';
import { measureCrowd } from './crowd.js';
import { measureIdle } from './idle.js';
import { measureInstall } from './install.js';
import { measureLoad } from './load.js';
import { reflow, verdictTable } from './markdown.js';
import { measureMemory } from './memory.js';
import { ensurePeers } from './peers.js';
import { tell } from './run.js';
import { measureSample } from './sample.js';
import { importSampler } from './sampler-bundle.js';
import { measureWire } from './wire.js';

/** @import { Measure, Run } from './run.js' */

/** Whose figures depend on the Node. @type {Record<string, Measure>} */
const ON_EACH_NODE = {
  idle: measureIdle,
  load: measureLoad,
  memory: measureMemory,
  sample: measureSample,
  crowd: measureCrowd,
};
/** @type {Record<string, Measure>} */
const ONCE = { wire: measureWire, install: measureInstall };

// All that was started ends with this process; see scripts/process.js.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

const options = readArguments();
const startedAt = new Date();
await ensureBuilt('agent');
await buildSampler();
await ensurePeers();
const runs = /** @type {Run[]} */ ([]);
for (const node of options.nodes) runs.push(await describeRun(node));
const sections = [];
for (const run of runs) sections.push(await section(`Node ${run.version}`, ON_EACH_NODE, run));
const [first] = runs;
if (first) sections.push(await section('On any Node', ONCE, first));
const page = reflow([heading(), ...sections.filter((text) => text !== '')].join('\n\n'));
if (options.write) writeFileSync(join(ROOT, 'docs', 'bench.md'), `${page}\n`);
else console.log(page);
// Whatever is left is of no more use.
process.exit();

function readArguments() {
  const { values } = parseArgs({
    options: {
      node: { type: 'string', multiple: true, default: [process.execPath] },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const known = [...Object.keys(ON_EACH_NODE), ...Object.keys(ONCE)];
  const only = values.only?.split(',') ?? known;
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`There is no measure "${unknown}"; there are ${known.join(', ')}.`);
  if (values.write && (values.quick || values.only !== undefined)) {
    throw new Error('docs/bench.md is written by full runs alone: leave out --quick and --only.');
  }
  if (process.platform !== 'linux') throw new Error('This bench reads /proc and runs on Linux alone.');
  return { nodes: values.node, only, quick: values.quick, write: values.write };
}

/**
 * @param {string} node
 * @returns {Promise<Run>}
 */
async function describeRun(node) {
  const { code, output } = await readOutput(node, ['-p', 'process.version']);
  if (code !== 0) throw new Error(`${node} is no Node that runs here.`);
  const version = output.trim();
  const { measuresEveryTurn } = await importSampler();
  return { node, version, readsEveryTurn: measuresEveryTurn(version), quick: options.quick };
}

/**
 * @param {string} title
 * @param {Record<string, Measure>} measures
 * @param {Run} run
 */
async function section(title, measures, run) {
  const chosen = Object.entries(measures).filter(([name]) => options.only.includes(name));
  if (chosen.length === 0) return '';
  const results = [];
  for (const [name, measure] of chosen) {
    tell(`${run.version}: ${name}`);
    results.push(await measure(run));
  }
  const verdicts = results.flatMap((result) => result.verdicts);
  const budgets = verdicts.length > 0 ? [`### Budgets\n\n${verdictTable(verdicts)}`] : [];
  return [`## ${title}`, ...budgets, ...results.map(({ markdown }) => markdown)].join('\n\n');
}

function heading() {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Linux`;
  const warning = options.quick ? '\n\n**Quick run: these figures are not for publication.**' : '';
  return `# What the agent costs${warning}

Written by \`npm run bench:agent -- --write${runs.length > 1 ? ' --node <path> …' : ''}\` on ${startedAt.toISOString().slice(0, 10)}: ${runs.map(({ version }) => `Node ${version}`).join(' and ')}, ${machine}.
Every figure is from that one run; run it yourself to see yours. The service answers each request with the same 82 bytes of JSON,
on plain \`node:http\`, where an agent's share of a request is largest, or on Express for what needs Express; each is compared
with the bare service on the same ground. Node and agents run on their defaults. Versions of the peers are those of
\`bench/agent/package.json\`.`;
}
