// Procscope on an Express application: `app.listen` returns the server to attach to.
import express from 'express';
import { attach } from 'procscope';

const app = express();

app.get('/', (_request, response) => {
  response.send('Hello from Express');
});

app.get('/orders/:id', (request, response) => {
  response.json({ id: request.params.id, status: 'shipped' });
});

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
attach(server);
