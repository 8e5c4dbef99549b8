import { createPanel } from './browser/panels.ts';

await createPanel();
