import { gunzipSync } from 'node:zlib';
import type { Panel } from './devtools/devtools.ts';

/** A file on its way out of or into the panel. */
export interface TransferredFile {
  name: string;
  base64: string;
}

/** Keeps what the panel would hand to the downloads, for `savedFile`. A download of a panel cannot be seen otherwise. */
export async function catchSavedFiles(panel: Panel): Promise<void> {
  await panel.evaluate(() => {
    const caught = new Map<string, Blob>();
    const { createObjectURL } = URL;
    URL.createObjectURL = (content: Blob) => {
      const url = createObjectURL(content);
      caught.set(url, content);
      return url;
    };
    HTMLAnchorElement.prototype.click = function click() {
      const content = caught.get(this.href);
      if (!content) return;
      const reader = new FileReader();
      reader.onload = () => {
        document.body.dataset.savedFile = JSON.stringify({
          name: this.download,
          base64: String(reader.result).split(',')[1],
        });
      };
      reader.readAsDataURL(content);
    };
  });
}

/** The file that the panel has saved, once there is one. */
export async function savedFile(panel: Panel): Promise<TransferredFile> {
  const text = await panel.waitFor(() => document.body.dataset.savedFile ?? '');
  await panel.evaluate(() => {
    delete document.body.dataset.savedFile;
  });
  return JSON.parse(text);
}

/** Holds a file over the panel, and leaves it there. */
export async function holdFile(panel: Panel, file: TransferredFile): Promise<void> {
  await panel.evaluate(dispatchDrag, { type: 'dragover', ...file });
  await panel.waitForSelector('[data-testid="drop-target"]');
}

/** Holds a file over the panel, then drops it there. */
export async function dropFile(panel: Panel, file: TransferredFile): Promise<void> {
  await holdFile(panel, file);
  await panel.evaluate(dispatchDrag, { type: 'drop', ...file });
}

/** Runs in the browser. */
function dispatchDrag({ type, name, base64 }: TransferredFile & { type: string }): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

/** Has the next file dialog of the panel answered with a file. */
export async function answerFileDialog(panel: Panel, file: TransferredFile): Promise<void> {
  await panel.evaluate(({ name, base64 }: TransferredFile) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    HTMLInputElement.prototype.click = function click() {
      this.files = dataTransfer.files;
      this.dispatchEvent(new Event('change'));
    };
  }, file);
}

/** What a recording holds, unpacked, as text: enough to look for words in it. */
export const unpacked = ({ base64 }: TransferredFile) => gunzipSync(Buffer.from(base64, 'base64')).toString('latin1');
