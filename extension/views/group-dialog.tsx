import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { grouping } from '../models/changes.ts';
import { MAX_GROUP_LENGTH } from '../models/profile.ts';
import type { App } from './app.ts';
import { Dialog } from './dialog.tsx';

/** Gives a group another name; the name of another group joins the two. */
export function GroupDialog({ app, group, close }: { app: App; group: string; close(): void }) {
  const name = useSignal(group);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const save = (event: Event) => {
    event.preventDefault();
    const next = name.value.trim().replaceAll(/\s+/g, ' ');
    const ids = app.profiles.list.value.filter((profile) => profile.group === group).map(({ id }) => id);
    if (next !== '' && next !== group) {
      app.profiles.apply(grouping(new Set(ids), next), `The group “${group}” is now “${next}”.`);
    }
    close();
  };
  return (
    <Dialog title={`Rename ${group}`} close={close}>
      <form class="fields" onSubmit={save}>
        <label class="field">
          <span>Group</span>
          <input
            ref={field}
            name="group"
            data-testid="group-name"
            value={name.value}
            maxLength={MAX_GROUP_LENGTH}
            required
            onInput={(event) => {
              name.value = event.currentTarget.value;
            }}
          />
        </label>
        <p class="actions">
          <button type="submit" class="primary" data-testid="group-save">
            Rename
          </button>
          <button type="button" onClick={close}>
            Cancel
          </button>
        </p>
      </form>
    </Dialog>
  );
}
