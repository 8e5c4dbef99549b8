import type { RecordedPage } from './recorded-page.ts';
import type { RecordingError } from './recording-reader.ts';

const timeOfDay = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** A sentence about what cannot be shown of a recording. `span` is the time of the samples that can. */
export function describeFault(
  { fault, message: detail }: RecordingError,
  span: { from: number; to: number } | undefined,
): string {
  switch (fault) {
    case 'foreign':
      return 'The file is not a recording of Procscope.';
    case 'version':
      return `The file was made by another version of Procscope. ${detail} Update the extension.`;
    case 'unreadable':
      return `The browser could not read the file${where(span)} (${detail})`;
    case 'truncated':
      return `The file is cut off${where(span)}`;
    case 'damaged':
      return `The file is damaged${where(span)}${detail && ` ${detail}`}`;
    case 'limit':
      return `The file holds ${detail}, which is more than the panel takes: it was read no further${where(span)}`;
  }
}

function where(span: { from: number; to: number } | undefined): string {
  if (!span) return ' before its first sample; there is nothing to show.';
  return ` after ${timeOfDay.format(span.to)}; what comes before, ${lengthOf(span.to - span.from)}, is shown.`;
}

/** A length of time in whole seconds, minutes or hours. */
function lengthOf(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 100) return counted(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour');
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A sentence about blocks of types that a later version has brought; `undefined` where there are none. */
export function describeUnknown(blocks: number): string | undefined {
  if (blocks === 0) return undefined;
  return `The file also holds ${counted(blocks, 'part')} of a kind that this version of the panel does not know.`;
}

/** A sentence about the requests of the page; `undefined` where there are none. */
export function describeRequests(page: RecordedPage | undefined, count: number): string | undefined {
  if (!page || count === 0) return undefined;
  const shown = page.requests.length;
  const what = `${counted(count, 'request')} of the page, ${page.hasAddresses ? 'with addresses' : 'without addresses'}`;
  return shown < count ? `${what}; the newest ${shown} are shown.` : `${what}.`;
}
