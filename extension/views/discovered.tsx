import { useEffect } from 'preact/hooks';
import { AddressError, displayAddress } from '../sources/address.ts';
import type { LocatedAgent } from '../sources/locator.ts';
import type { App } from './app.ts';

/** The agents that run on this machine and are no profile yet, each with one click to add it. */
export function Discovered({ app }: { app: App }) {
  const { discovery, profiles } = app;
  useEffect(discovery.start, [discovery]);
  const known = new Set(profiles.list.value.map(({ url }) => url));
  const agents = discovery.agents.value?.filter(({ url }) => !known.has(url));
  return (
    <section class="discovered" data-testid="discovered">
      <h3>On this machine</h3>
      {agents === undefined && <p class="faint">Looking on ports 7575 to 7594…</p>}
      {agents?.length === 0 && (
        <p class="faint">
          {known.size === 0 ? 'No agent' : 'No further agent'} answers on ports 7575 to 7594. The panel keeps looking.
        </p>
      )}
      <ul>
        {agents?.map((agent) => (
          <DiscoveredAgent key={agent.url} app={app} agent={agent} />
        ))}
      </ul>
    </section>
  );
}

function DiscoveredAgent({ app, agent }: { app: App; agent: LocatedAgent }) {
  const add = () => {
    try {
      const profile = app.profiles.add(agent, agent.service);
      // An agent that does not say its name wants a token first.
      if (agent.service === undefined) app.editor.edit(profile, 'token');
      else app.editor.cancel();
      app.entries.show(profile.id);
    } catch (error) {
      if (!(error instanceof AddressError)) throw error;
      app.profiles.tell(error.message);
    }
  };
  return (
    <li>
      <span class="name">{agent.service ?? 'An agent that needs a token'}</span>
      <span class="faint">{displayAddress(agent.url)}</span>
      <button
        type="button"
        class="primary"
        data-testid="discovered-add"
        data-service={agent.service ?? ''}
        onClick={add}
      >
        Add
      </button>
    </li>
  );
}
