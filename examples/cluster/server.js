// Procscope on a cluster: primary and workers each have an agent. node --import procscope/register server.js
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

if (cluster.isPrimary) {
  const workers = Number(process.env.WORKERS ?? availableParallelism());
  for (let count = 0; count < workers; count++) cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log(`Worker ${worker.id} listens on port ${port}.`));
} else {
  const server = createServer((_request, response) => {
    response.end(`Hello from worker ${cluster.worker.id}`);
  });
  server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
}
