import type { App } from './app.ts';
import { Discovered } from './discovered.tsx';
import { chooseRecordings } from './recording-actions.ts';

/** What a person sees who has set up nothing yet. */
export function FirstRun({ app }: { app: App }) {
  return (
    <section class="first-run" data-testid="first-run">
      <h1>See what your Node service does</h1>
      <p>Memory, garbage collection, event loop and CPU, live beside the page’s requests.</p>
      <h3>1. Install the agent</h3>
      <pre>
        <code>npm install procscope</code>
      </pre>
      <h3>2. Start it in the service</h3>
      <pre>
        <code>{`import { listen } from 'procscope';\nawait listen();`}</code>
      </pre>
      <p class="faint">
        Or without a change to the code: <code>node --import procscope/register app.js</code>
      </p>
      <Discovered app={app} />
      <p class="faint">
        Other programs on this machine can read a service’s figures too. To keep them out, start the service with a
        token in the variable <code>PROCSCOPE_TOKEN</code>.
      </p>
      <p class="faint">
        Elsewhere, or with a token?{' '}
        <button type="button" class="link" onClick={app.editor.add}>
          Add a service by its URL
        </button>
        . A recording? Drop it here, or{' '}
        <button type="button" class="link" data-testid="open-recording" onClick={() => void chooseRecordings(app)}>
          open the file
        </button>
        .
      </p>
    </section>
  );
}
