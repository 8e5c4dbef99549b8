// A service with the agent that samples ten times a second, so that a full history of 600 rows takes a minute.
import { listen } from 'procscope';

const agent = await listen({ service: { name: process.env.SERVICE_NAME ?? 'bench' }, interval: 100, history: 600 });
setInterval(() => Array.from({ length: 20_000 }, (_, id) => ({ id })), 50);
process.on('disconnect', () => process.exit());
process.send?.({ url: agent.url });
