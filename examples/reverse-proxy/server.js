// Procscope on a service behind a reverse proxy: nginx.conf hands over the upgrade, and the agent asks for its token.
import { createServer } from 'node:http';
import { attach } from 'procscope';

const server = createServer((request, response) => {
  response.end(`Hello from behind ${request.headers['x-forwarded-host'] ?? 'nothing'}`);
});

attach(server);
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
