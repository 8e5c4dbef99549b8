// Procscope on a server of node:https, with a certificate that is made at each start.
import { createServer } from 'node:https';
import { attach } from 'procscope';
import { generate } from 'selfsigned';

// A real service reads its own certificate and key from files here.
const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);

const server = createServer({ key, cert }, (_request, response) => {
  response.end('Hello from node:https');
});

attach(server);
server.listen(Number(process.env.PORT ?? 3443), '127.0.0.1');
