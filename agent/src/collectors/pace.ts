/**
 * Files of /proc and figures of the machine take 5 to 60 µs each, more when cold; five samples share a reading. All of
 * them come in the same sample: the first is dear because it is cold, and warms the way for the others.
 */
const SAMPLES_PER_READING = 5;

/**
 * Tells whether a reading is due: at the first sample and each fifth after it, and anew at the first after a pause, when
 * what is held may be of any age.
 */
export function createPace(): (elapsedMs: number) => boolean {
  let samples = 0;
  return (elapsedMs) => {
    if (Number.isNaN(elapsedMs)) samples = 0;
    return samples++ % SAMPLES_PER_READING === 0;
  };
}
