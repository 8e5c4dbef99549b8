import type { ImportOffer } from '../models/importer.ts';
import { displayName, type Profile } from '../models/profile.ts';
import { displayAddress } from '../sources/address.ts';
import type { App } from './app.ts';
import { Dialog } from './dialog.tsx';

/** What a file of profiles would do to the list, before it does. */
export function ImportDialog({ app, offer }: { app: App; offer: ImportOffer }) {
  const { importer } = app;
  const { fileName, plan, damaged } = offer;
  const { added, changed, same, left } = plan;
  const isIdle = added.length + changed.length === 0;
  return (
    <Dialog title={`Import from ${fileName}`} close={importer.cancel}>
      <div class="import-plan" data-testid="import-plan">
        <Planned title="To be added" profiles={added} />
        <Planned title="To be changed" profiles={changed} />
        {same > 0 && <p>Left as they are, because the file says nothing new of them: {same}.</p>}
        {left > 0 && <p class="error">Left out, because the list is full: {left}.</p>}
        {damaged.length > 0 && (
          <details open={damaged.length <= 3} data-testid="import-damaged">
            <summary>Skipped, because they are damaged: {damaged.length}</summary>
            <ul>
              {damaged.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        )}
        {isIdle && <p>There is nothing to import.</p>}
      </div>
      <p class="actions">
        {!isIdle && (
          <button type="button" class="primary" data-testid="import-apply" onClick={importer.apply}>
            Import
          </button>
        )}
        <button type="button" data-testid="import-cancel" onClick={importer.cancel}>
          {isIdle ? 'Close' : 'Cancel'}
        </button>
      </p>
    </Dialog>
  );
}

function Planned({ title, profiles }: { title: string; profiles: readonly Profile[] }) {
  if (profiles.length === 0) return null;
  return (
    <section>
      <h3>
        {title} ({profiles.length})
      </h3>
      <ul>
        {profiles.map((profile) => (
          <li key={profile.id}>
            {displayName(profile)} <span class="faint">{displayAddress(profile.url)}</span>
            {profile.group && <span class="faint"> in {profile.group}</span>}
            {profile.token !== undefined && <span class="faint"> with a token</span>}
            {profile.pagePattern && <span class="faint"> shown on pages of {profile.pagePattern}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
