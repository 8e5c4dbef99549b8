// Procscope beside Socket.IO: both answer on one server, each on its own path.
import { createServer } from 'node:http';
import { attach } from 'procscope';
import { Server } from 'socket.io';

const server = createServer((_request, response) => {
  response.end('Hello from node:http, with Socket.IO beside it');
});

const io = new Server(server);

io.on('connection', (socket) => {
  socket.on('echo', (text, reply) => reply(text));
});

attach(server);
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
