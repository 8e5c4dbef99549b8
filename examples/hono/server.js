// Procscope on a Hono application: `serve` of @hono/node-server returns the server to attach to.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { attach } from 'procscope';

const app = new Hono();

app.get('/', (context) => context.text('Hello from Hono'));
app.get('/orders/:id', (context) => context.json({ id: context.req.param('id'), status: 'shipped' }));

const server = serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000), hostname: '127.0.0.1' });
attach(server);
