import type { Position } from './devtools.ts';

// These functions run in the browser. They see their argument and the document, nothing of this file.

type Target = { selector: string; x: number; y: number };
type Located = { point: Position } | { reason: string };

export function locateInPage({ selector, x, y }: Target): Located {
  const element = document.querySelector(selector);
  if (!element) return { reason: `Nothing matches ${selector}.` };
  if (element.matches(':disabled')) return { reason: `${selector} is disabled.` };
  const look = () => {
    const box = element.getBoundingClientRect();
    const point = { x: box.left + box.width * x, y: box.top + box.height * y };
    const hit = document.elementFromPoint(point.x, point.y);
    // A label stands for its field.
    const reached = hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
    return { box, point, hit, reached };
  };
  const first = look();
  if (first.box.width === 0 || first.box.height === 0) return { reason: `${selector} has no size.` };
  if (first.reached) return { point: first.point };
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { point, hit, reached } = look();
  return reached ? { point } : { reason: `${selector} is covered by ${hit?.outerHTML.slice(0, 120) ?? 'nothing'}.` };
}

export function isVisibleInPage(selector: string): boolean {
  const element = document.querySelector(selector);
  return element?.checkVisibility({ visibilityProperty: true, opacityProperty: false }) === true;
}

export function textInPage(selector: string): string {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Nothing matches ${selector}.`);
  // biome-ignore lint/performance/useDomNodeTextContent: a test asks for what a person sees, not for hidden text.
  return element.innerText;
}

export function attributeInPage({ selector, name }: { selector: string; name: string }): string | null {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Nothing matches ${selector}.`);
  return element.getAttribute(name);
}

/** All in one turn: a form that takes the focus as it opens would otherwise get the text into another field. */
export function fillInPage({ selector, text }: { selector: string; text: string }): void {
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (!field) throw new Error(`Nothing matches ${selector}.`);
  field.focus();
  field.select();
  // Deprecated, and still the one way that edits as a person does, events included, in both browsers.
  document.execCommand(text ? 'insertText' : 'delete', false, text);
  if (field.value !== text) throw new Error(`${selector} takes no text; it holds "${field.value}".`);
}

export function chooseInPage({ selector, value }: { selector: string; value: string }): void {
  const field = document.querySelector<HTMLSelectElement>(selector);
  if (!field) throw new Error(`Nothing matches ${selector}.`);
  field.value = value;
  if (field.value !== value) throw new Error(`${selector} has no option ${value}.`);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Has the scripts of a document read another wall clock than the machine's, as the dates that are given to them. */
export function setClockInPage(byMs: number): void {
  // In Firefox the function runs beside the document, with a `Date` of its own.
  const { Date: clock } = window;
  const { now, parse } = clock;
  clock.now = () => now() + byMs;
  clock.parse = (text) => parse(text) + byMs;
}

/** As a file manager does: the file comes over the element, and is let go there. */
export function dropInPage({ selector, name, base64 }: { selector: string; name: string; base64: string }): void {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Nothing matches ${selector}.`);
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name));
  for (const type of ['dragenter', 'dragover', 'drop']) {
    element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer }));
  }
}
