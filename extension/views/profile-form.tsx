import { useEffect, useRef, useState } from 'preact/hooks';
import { draftOf } from '../models/editor.ts';
import { displayName, PALETTE_SIZE, type Profile } from '../models/profile.ts';
import type { App } from './app.ts';
import { Discovered } from './discovered.tsx';

/** The form in which a service is added or edited. */
export function ProfileForm({ app, subject }: { app: App; subject: Profile | 'new' }) {
  const { editor, profiles, entries } = app;
  const [draft, setDraft] = useState(() => draftOf(subject));
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    () => form.current?.querySelector<HTMLInputElement>(`input[name="${editor.field.value}"]`)?.focus(),
    [editor.field],
  );
  const change = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const save = (event: Event) => {
    event.preventDefault();
    const saved = editor.save(draft);
    if (saved) entries.show(saved.id);
  };
  const isNew = subject === 'new';
  const remove = () => {
    if (isNew) return;
    editor.cancel();
    const index = profiles.list.value.findIndex(({ id }) => id === subject.id);
    profiles.remove(subject.id);
    // The neighbour takes its place, as with the tabs of a browser.
    const next = profiles.list.value[Math.min(index, profiles.list.value.length - 1)];
    if (next) entries.show(next.id);
  };
  return (
    <form ref={form} class="profile-form" data-testid="profile-form" onSubmit={save}>
      <h2>{isNew ? 'Add a service' : `Edit ${displayName(subject)}`}</h2>
      <label>
        Address
        <input
          name="address"
          value={draft.address}
          placeholder="ws://127.0.0.1:7575, or the URL that the service printed"
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => change({ address: event.currentTarget.value })}
        />
      </label>
      <label>
        Name
        <input
          name="name"
          value={draft.name}
          placeholder="the service’s own"
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      <label>
        Token
        <input
          name="token"
          type="password"
          value={draft.token}
          placeholder="only where the service needs one"
          autocomplete="off"
          onInput={(event) => change({ token: event.currentTarget.value })}
        />
      </label>
      {!isNew && (
        <fieldset class="colors" aria-label="Colour">
          {Array.from({ length: PALETTE_SIZE }, (_, color) => (
            <button
              key={color}
              type="button"
              class="swatch"
              style={{ background: `var(--series-${color + 1})` }}
              aria-pressed={draft.color === color}
              aria-label={`Colour ${color + 1}`}
              onClick={() => change({ color })}
            />
          ))}
        </fieldset>
      )}
      {editor.error.value && (
        <p class="error" role="alert" data-testid="form-error">
          {editor.error.value}
        </p>
      )}
      <p class="actions">
        <button type="submit" class="primary" data-testid="save">
          {isNew ? 'Add' : 'Save'}
        </button>
        <button type="button" data-testid="cancel" onClick={editor.cancel}>
          Cancel
        </button>
        {!isNew && (
          <button type="button" class="danger" data-testid="delete" onClick={remove}>
            Delete
          </button>
        )}
      </p>
      {isNew && <Discovered app={app} />}
    </form>
  );
}
