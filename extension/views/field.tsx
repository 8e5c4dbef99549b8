import type { ComponentChildren } from 'preact';
import type { DraftError, DraftField } from '../models/draft.ts';

interface FieldProps {
  name: DraftField;
  label: string;
  value: string;
  change(value: string): void;
  error: DraftError | undefined;
  placeholder?: string;
  /** What is entered here, in a sentence or two. */
  hint?: string;
  isSecret?: boolean;
  /** What is offered to choose from; anything else can be typed. */
  options?: readonly string[];
  /** Stands below the field. */
  children?: ComponentChildren;
}

/** A field of the form with its label before it, and with its hint or what is wrong with it below. */
export function Field({ name, label, value, change, error, hint, isSecret, options, ...more }: FieldProps) {
  const wrong = error?.field === name ? error.message : undefined;
  const noteId = `${name}-note`;
  const attributes = {
    id: name,
    name,
    value,
    placeholder: more.placeholder,
    spellcheck: false,
    autocomplete: 'off',
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong || hint ? noteId : undefined,
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {isSecret ? (
        <input type="password" {...attributes} />
      ) : (
        <input {...attributes} list={options ? `${name}-options` : undefined} />
      )}
      {options && (
        <datalist id={`${name}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {wrong ? (
        <p class="note error" id={noteId} role="alert" data-testid="form-error">
          {wrong}
        </p>
      ) : (
        hint && (
          <p class="note faint" id={noteId}>
            {hint}
          </p>
        )
      )}
      {more.children}
    </div>
  );
}
