// Procscope on a script without a server, which knows nothing of it: node --import procscope/register script.js
import { pbkdf2Sync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const batches = Number(process.argv[2] ?? 600);
let digest = 'start';

for (let batch = 1; batch <= batches; batch++) {
  digest = pbkdf2Sync(digest, 'salt', 10_000, 32, 'sha256').toString('hex');
  if (batch % 10 === 0) console.log(`${batch} of ${batches} batches: ${digest}`);
  await sleep(100);
}
