// Procscope on a Fastify application: `app.server` is the server to attach to.
import Fastify from 'fastify';
import { attach } from 'procscope';

const app = Fastify();

app.get('/', async () => 'Hello from Fastify');
app.get('/orders/:id', async (request) => ({ id: request.params.id, status: 'shipped' }));

attach(app.server);
await app.listen({ port: Number(process.env.PORT ?? 3000), host: '127.0.0.1' });
