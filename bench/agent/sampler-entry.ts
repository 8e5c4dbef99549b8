/** What the bench takes from the agent's inside, bundled by `build-sampler.js`. */
export { COLLECTORS } from '../../agent/src/collectors/index.ts';
export { measuresEveryTurn } from '../../agent/src/collectors/loop-delay.ts';
export { createSampler } from '../../agent/src/sampler.ts';
export { createTicker } from '../../agent/src/ticker.ts';
