import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor } from '../models/editor.ts';

/**
 * Puts the focus into the field in which the person starts, or has something to mend, and gives it back to where it was
 * when the form closes. Returns the form's ref.
 */
export function useFormFocus({ field, error }: Editor) {
  const form = useRef<HTMLFormElement>(null);
  // Before the browser moves the focus off an element that is taken out.
  useLayoutEffect(() => {
    const element = form.current;
    const invoker = document.activeElement;
    return () => {
      const isOurs = document.activeElement === document.body || element?.contains(document.activeElement);
      if (isOurs && invoker instanceof HTMLElement && invoker.isConnected) invoker.focus();
    };
  }, []);
  const wrong = error.value;
  const name = wrong?.field ?? field.value;
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.focus();
    // Each refusal anew, also in the same field.
  }, [name, wrong]);
  return form;
}
