import { useId, useRef, useState } from 'preact/hooks';
import { useAnchored } from './use-anchored.ts';

/** What a chart means, behind an `i`. It is open until the person turns elsewhere. */
export function Help({ title, text }: { title: string; text: string }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const note = useRef<HTMLParagraphElement>(null);
  const id = useId();
  useAnchored(isOpen, button, note);
  const leave = (event: FocusEvent & { currentTarget: HTMLElement }) => {
    const { currentTarget, relatedTarget } = event;
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOpen(false);
  };
  const toggle = () => {
    // Firefox on a Mac gives no focus to a button that is clicked, and leaving would then go unnoticed.
    button.current?.focus();
    setOpen(!isOpen);
  };
  return (
    <div class="help" onFocusOut={leave}>
      <button
        ref={button}
        type="button"
        class="quiet"
        data-testid="help"
        aria-label={`About ${title}`}
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-describedby': id })}
        onClick={toggle}
      >
        i
      </button>
      {isOpen && (
        // Within reach of the focus, so that its text can be selected.
        <p ref={note} id={id} class="help-text" data-testid="help-text" tabIndex={-1}>
          {text}
        </p>
      )}
    </div>
  );
}
