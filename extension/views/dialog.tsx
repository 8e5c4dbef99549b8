import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  title: string;
  close(): void;
  children: ComponentChildren;
}

/** A window over the panel that has the keyboard to itself until it is closed. It is open while it is rendered. */
export function Dialog({ title, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const window = dialog.current;
    const before = document.activeElement;
    window?.showModal();
    // A dialog that goes without being closed gives the keyboard back to nobody.
    return () => {
      window?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      data-testid="dialog"
      onClose={close}
      // A click beside it closes it, too, in the browsers that know of this.
      closedby="any"
    >
      <div class="dialog-content">
        <header>
          <h2>{title}</h2>
          <button type="button" class="quiet" data-testid="dialog-close" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
