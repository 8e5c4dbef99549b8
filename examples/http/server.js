// Procscope on a server of node:http, beside the service's own routes.
import { createServer } from 'node:http';
import { attach } from 'procscope';

const routes = {
  '/': () => 'Hello from node:http',
  '/time': () => new Date().toISOString(),
};

const server = createServer((request, response) => {
  const route = routes[request.url];
  response.writeHead(route ? 200 : 404, { 'Content-Type': 'text/plain' });
  response.end(route ? route() : 'Not found');
});

attach(server);
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
