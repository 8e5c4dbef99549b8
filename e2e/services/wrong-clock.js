// Loaded before a service: its wall clock is so many milliseconds ahead of the machine's.
const aheadMs = Number(process.env.CLOCK_AHEAD_MS);
const now = Date.now;
Date.now = () => now() + aheadMs;
