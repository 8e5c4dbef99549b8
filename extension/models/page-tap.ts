import type { RecordingWriter } from '../sources/recording-writer.ts';
import { firstIndex } from './ascending.ts';
import type { KnownOffset } from './clock-offsets.ts';
import { type AddressWriter, createAddressHider, plainAddress } from './hidden-address.ts';
import type { PageRequests, SeenRequest } from './page-requests.ts';
import { clockBlocks, pageBlocks, recordedNavigations, recordedOf } from './recorded-requests.ts';
import { isAnswerOut } from './request-join.ts';
import type { Service } from './service.ts';

/** Records what the inspected page does from now on. */
export interface PageTap {
  /** Takes what this service serves for requests of the recorded one, which has been opened anew. */
  follow(service: Service): void;
  /** Writes what is left, and takes no more. */
  finish(): void;
}

/** So many are written together. */
const AT_ONCE = 200;
/** So many wait for what their service says of them; fewer than a page's list holds. */
const MOST_WAITING = 2000;

export function createPageTap(
  requests: PageRequests,
  writer: Pick<RecordingWriter, 'write'>,
  hasAddresses: boolean,
  now: () => number = Date.now,
): PageTap {
  const addressOf: AddressWriter = hasAddresses ? plainAddress : createAddressHider();
  const begunAt = now();
  /** With what was written last of how their clocks stood. */
  const services = new Map<Service, KnownOffset | undefined>();
  let newestId = requests.list.at(-1)?.request.id ?? -Infinity;
  let newestNavigation = requests.navigations.at(-1)?.at ?? -Infinity;
  let waiting = 0;

  /** Offsets first: what is read has them when it meets the requests. */
  function writeClocks(): void {
    for (const [service, last] of services) {
      // The first that is found may give way to a better one of the same time.
      const isNew = (offset: KnownOffset) => !last || (offset.at >= last.at && offset !== last);
      const offsets = service.clock.since(begunAt).filter(isNew);
      const newest = offsets.at(-1);
      if (!newest) continue;
      services.set(service, newest);
      for (const block of clockBlocks(offsets)) writer.write(block);
    }
  }

  function write(all: boolean): void {
    const { list } = requests;
    const from = firstIndex(list.length, (index) => (list[index]?.request.id ?? newestId) > newestId);
    const fresh = list.slice(from);
    const isWaiting = (seen: SeenRequest) => !isAnswerOut(seen, now());
    const end = all || fresh.length > MOST_WAITING ? -1 : fresh.findIndex(isWaiting);
    const ready = end < 0 ? fresh : fresh.slice(0, end);
    const navigations = requests.navigations.filter(({ at }) => at > newestNavigation);
    waiting = fresh.length - ready.length;
    newestId = ready.at(-1)?.request.id ?? newestId;
    newestNavigation = navigations.at(-1)?.at ?? newestNavigation;
    writeClocks();
    const page = {
      hasAddresses,
      requests: ready.map((seen) => recordedOf(seen, (service) => services.has(service), addressOf)),
      navigations: recordedNavigations(navigations, addressOf),
    };
    for (const block of pageBlocks(page)) writer.write(block);
  }

  const stop = requests.onRequest(({ request }) => {
    if (request.id > newestId && ++waiting >= AT_ONCE) write(false);
  });
  return {
    follow(service) {
      services.set(service, services.get(service));
    },
    finish() {
      stop();
      write(true);
    },
  };
}
