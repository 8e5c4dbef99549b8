import { recordNetwork } from './browser/network.ts';
import { createPanel } from './browser/panels.ts';

await createPanel(recordNetwork());
