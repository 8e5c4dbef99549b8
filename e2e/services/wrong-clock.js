// Loaded before a service: its wall clock is so many milliseconds ahead of the machine's, as told when it starts, and by
// whoever started it later on, as if somebody had set it.
let aheadMs = Number(process.env.CLOCK_AHEAD_MS);
const now = Date.now;
Date.now = () => now() + aheadMs;

process.on('message', (/** @type {unknown} */ message) => {
  if (typeof message !== 'object' || message === null || !('aheadMs' in message)) return;
  aheadMs = Number(message.aheadMs);
});
