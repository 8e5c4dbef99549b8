// Procscope on a service in a container: the code knows nothing of it, the Dockerfile and the environment set it up.
import { createServer } from 'node:http';

const server = createServer((_request, response) => {
  response.end('Hello from a container');
});

server.listen(Number(process.env.PORT ?? 3000), '0.0.0.0');
process.once('SIGTERM', () => server.close());
