// Procscope on a Next.js application: its custom server is the server to attach to.
import { createServer } from 'node:http';
import next from 'next';
import { attach } from 'procscope';

const app = next({ dev: process.env.NODE_ENV !== 'production' });
await app.prepare();

const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));

attach(server);
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
