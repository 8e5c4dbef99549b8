import { useState } from 'preact/hooks';
import { type Draft, draftOf } from '../models/draft.ts';
import { displayName, type Profile } from '../models/profile.ts';
import type { App } from './app.ts';
import { ColorChoice } from './color-choice.tsx';
import { Discovered } from './discovered.tsx';
import { Field } from './field.tsx';
import { removeService } from './remove-service.ts';
import { useFormFocus } from './use-form-focus.ts';

/** The form in which a service is added or edited. */
export function ProfileForm({ app, subject }: { app: App; subject: Profile | 'new' }) {
  const { editor, entries, serviceList } = app;
  const [draft, setDraft] = useState(() => draftOf(subject));
  const form = useFormFocus(editor);
  const error = editor.error.value;
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const groups = serviceList.all.value.filter(({ kind }) => kind === 'group').map(({ title }) => title);
  const isNew = subject === 'new';
  const save = (event: Event) => {
    event.preventDefault();
    const saved = editor.save(draft);
    if (saved) entries.show(saved.id);
  };
  return (
    <form ref={form} class="profile-form fields" data-testid="profile-form" noValidate onSubmit={save}>
      <h2>{isNew ? 'Add a service' : `Edit ${displayName(subject)}`}</h2>
      <Field
        name="address"
        label="Address"
        value={draft.address}
        change={(address) => change({ address })}
        error={error}
        placeholder="ws://127.0.0.1:7575, or the URL that the service printed"
      />
      <Field
        name="name"
        label="Name"
        value={draft.name}
        change={(name) => change({ name })}
        error={error}
        placeholder="the service’s own"
      />
      <Field
        name="token"
        label="Token"
        value={draft.token}
        change={(token) => change({ token })}
        error={error}
        placeholder="only where the service needs one"
        isSecret
      >
        <label class="check note">
          <input
            name="tokenForSession"
            type="checkbox"
            checked={draft.tokenForSession}
            onChange={(event) => change({ tokenForSession: event.currentTarget.checked })}
          />
          Forget the token when the browser is closed
        </label>
      </Field>
      <Field
        name="group"
        label="Group"
        value={draft.group}
        change={(group) => change({ group })}
        error={error}
        placeholder="none"
        options={groups}
      />
      <Field
        name="pagePattern"
        label="Page"
        value={draft.pagePattern}
        change={(pagePattern) => change({ pagePattern })}
        error={error}
        placeholder="http://localhost:3000/*"
        hint="The service is shown by itself when the inspected page’s address fits; * stands for anything."
      />
      {!isNew && <ColorChoice chosen={draft.color} choose={(color) => change({ color })} />}
      <p class="actions">
        <button type="submit" class="primary" data-testid="save">
          {isNew ? 'Add' : 'Save'}
        </button>
        <button type="button" data-testid="cancel" onClick={editor.cancel}>
          Cancel
        </button>
        {!isNew && (
          <button type="button" class="danger" data-testid="delete" onClick={() => removeService(app, subject.id)}>
            Delete
          </button>
        )}
      </p>
      {isNew && <Discovered app={app} />}
    </form>
  );
}
