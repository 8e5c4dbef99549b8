import { ask, pickSlowest } from '../request-steps.ts';
import { type Scene, showLive } from './stage.ts';

export const ROUTE_SCENES: readonly Scene[] = [
  {
    name: 'routes-and-request',
    async show(stage) {
      const { panel, devtools } = stage;
      await showLive(stage);
      await ask(devtools.page, 'GET /', 'POST /orders/81', 'GET /a/path/with/some/more/to/it/than/there/is/room/for');
      await pickSlowest(panel, '/orders/:id');
    },
  },
];
