/** What a chart means, behind an `i`. Of all of them one is open at a time, until the person turns elsewhere. */
export function Help({ title, text }: { title: string; text: string }) {
  const close = (event: FocusEvent & { currentTarget: HTMLDetailsElement }) => {
    const { currentTarget, relatedTarget } = event;
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) currentTarget.open = false;
  };
  return (
    <details class="help" name="help" onFocusOut={close}>
      <summary aria-label={`About ${title}`}>i</summary>
      {/* Within reach of the focus, so that its text can be selected. */}
      <p tabIndex={-1}>{text}</p>
    </details>
  );
}
