import { registerAgent } from './register-agent.ts';

// Not awaited: the application's start does not wait for a port, and `--require` takes no module that awaits.
void registerAgent();
