// Procscope on a process with worker threads, which has one agent all the same: node --import procscope/register main.js
import { pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

if (isMainThread) {
  const batches = Number(process.argv[2] ?? 1000);
  const workers = [1, 2].map(() => new Worker(new URL(import.meta.url)));

  for (let batch = 1; batch <= batches; batch++) {
    const answers = workers.map((worker) => once(worker, 'message'));
    for (const worker of workers) worker.postMessage(batch);
    const digests = await Promise.all(answers);
    if (batch % 10 === 0) console.log(`${batch} of ${batches} batches: ${digests}`);
  }
  for (const worker of workers) worker.terminate();
} else {
  parentPort.on('message', (batch) => {
    parentPort.postMessage(pbkdf2Sync(String(batch), 'salt', 100_000, 4, 'sha256').toString('hex'));
  });
}
