import { ask, openTab, pickSlowest } from '../request-steps.ts';
import { type Scene, type Stage, showLive } from './stage.ts';

/** The routes of the page. */
export const ROUTE_SCENES: readonly Scene[] = [
  {
    name: 'routes',
    async show(stage) {
      await showRoutes(stage);
      await openTab(stage.panel, 'routes');
      await stage.panel.waitForSelector('[data-testid="route"]');
    },
  },
  {
    name: 'routes-and-request',
    async show(stage) {
      await showRoutes(stage);
      await pickSlowest(stage.panel, '/orders/:id');
    },
  },
];

async function showRoutes(stage: Stage): Promise<void> {
  await showLive(stage);
  const { page } = stage.devtools;
  await ask(page, 'GET /', 'POST /orders/81', 'GET /a/path/with/some/more/to/it/than/there/is/room/for');
}
