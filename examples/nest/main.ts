// Procscope on a Nest application: `app.getHttpServer()` is the server to attach to.
import 'reflect-metadata';
import { Controller, Get, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { attach } from 'procscope';

@Controller()
class OrdersController {
  @Get()
  hello(): string {
    return 'Hello from Nest';
  }

  @Get('orders/:id')
  order(@Param('id') id: string) {
    return { id, status: 'shipped' };
  }
}

@Module({ controllers: [OrdersController] })
class AppModule {}

const app = await NestFactory.create(AppModule);
app.enableShutdownHooks();

attach(app.getHttpServer());
await app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
