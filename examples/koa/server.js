// Procscope on a Koa application: `app.listen` returns the server to attach to.
import Router from '@koa/router';
import Koa from 'koa';
import { attach } from 'procscope';

const router = new Router();

router.get('/', (context) => {
  context.body = 'Hello from Koa';
});

router.get('/orders/:id', (context) => {
  context.body = { id: context.params.id, status: 'shipped' };
});

const app = new Koa();
app.use(router.routes()).use(router.allowedMethods());

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
attach(server);
