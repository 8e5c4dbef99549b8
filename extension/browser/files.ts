/** Hands a file to the person's downloads. `name` is with its extension. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes the content up after this turn; a minute is long enough for any, and then it may be freed.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Puts a PNG into the clipboard. Rejects where the browser does not let it. */
export async function copyImage(png: Blob): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** Lets the person choose files of these kinds (as `accept` of an input); an empty list where they do not. */
export function chooseFiles(accept: string): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = true;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Puts a text into the clipboard. Rejects where the browser does not let it. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
