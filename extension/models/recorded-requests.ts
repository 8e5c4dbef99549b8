import { signal } from '@preact/signals';
import { MAX_TEXT_LENGTH } from '../../shared/limits.ts';
import type { ClockOffset } from '../sources/clock-offset.ts';
import type { RecordedPage, RecordedRequest } from '../sources/recorded-page.ts';
import type { Block } from '../sources/recording-blocks.ts';
import { MAX_REQUESTS_PER_BLOCK } from '../sources/recording-format.ts';
import type { AddressWriter } from './hidden-address.ts';
import type { Navigation, RequestList, SeenRequest } from './page-requests.ts';
import { createPreflights } from './preflights.ts';
import type { Service } from './service.ts';

/**
 * A request as a file holds it, of the service that is recorded or another one: without what leads to either, such as the
 * address that answered or the port that its response names.
 */
export function recordedOf(
  { request, service, record, isAnothers, setByMs }: SeenRequest,
  isRecorded: (service: Service) => boolean,
  addressOf: AddressWriter,
): RecordedRequest {
  const { id: _id, address: _address, isSum: _isSum, tag, error, ...rest } = request;
  const isThis = service !== undefined && isRecorded(service);
  const isOther = !isThis && (service !== undefined || tag !== undefined || isAnothers === true);
  return {
    ...rest,
    url: addressOf(request),
    ...(error === undefined ? {} : { error: error.slice(0, MAX_TEXT_LENGTH) }),
    ...(isThis ? { servedBy: 'this' } : isOther ? { servedBy: 'another' } : {}),
    ...(isThis && record ? { record } : {}),
    ...(setByMs ? { setByMs } : {}),
  };
}

/** Navigations as a file holds them. */
export const recordedNavigations = (list: readonly Navigation[], addressOf: AddressWriter): Navigation[] =>
  list.map(({ url, ...rest }) => ({ ...rest, url: addressOf({ method: 'GET', url }) }));

/** How a clock stood, as a file holds it; nothing where that is not known. */
export function* clockBlocks(offsets: readonly ClockOffset[]): Generator<Block> {
  if (offsets.length === 0) return;
  const plain = offsets.map(({ at, offsetMs, uncertaintyMs, setByMs }) => ({
    at,
    offsetMs,
    uncertaintyMs,
    ...(setByMs ? { setByMs } : {}),
  }));
  yield { type: 'clock', offsets: plain };
}

/** What a page did, in blocks of a size that a reader takes. */
export function* pageBlocks({ requests, navigations, hasAddresses }: RecordedPage): Generator<Block> {
  const most = MAX_REQUESTS_PER_BLOCK;
  for (let from = 0; from < Math.max(requests.length, navigations.length); from += most) {
    const page = {
      hasAddresses,
      requests: requests.slice(from, from + most),
      navigations: navigations.slice(from, from + most),
    };
    yield { type: 'page', page };
  }
}

/** The requests of a recording, as if the page had made them now. `firstId` and what follows is free for them. */
export function readRecorded(page: RecordedPage, service: Service, firstId: number): RequestList {
  const { requests, navigations, hasAddresses } = page;
  // The names that stand for addresses tell a preflight from what it is for, by their last part.
  const preflights = createPreflights(hasAddresses ? undefined : (url) => url.replace(/[^/]*$/, ''));
  const list = requests.map(({ servedBy, record, setByMs, lacksPauses, ...request }, index): SeenRequest => {
    const known = { ...request, id: firstId + index };
    const seen = { request: known, ...(setByMs === undefined ? {} : { setByMs }), ...preflights.take(known) };
    const told = { ...(record ? { record } : {}), ...(lacksPauses ? { lacksPauses } : {}) };
    if (servedBy === 'this') return { ...seen, service, ...told };
    return servedBy === 'another' ? { ...seen, isAnothers: true } : seen;
  });
  // As many changes as there were requests, as of a page.
  return { list, navigations, revision: signal(list.length) };
}

/** Of an opened recording that holds none. */
export const NO_REQUESTS: RequestList = { list: [], navigations: [], revision: signal(0) };
