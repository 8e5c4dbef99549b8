import type { Block } from '../sources/recording-blocks.ts';
import { explainSeen } from './explain-seen.ts';
import { createAddressHider, plainAddress } from './hidden-address.ts';
import { spanOn, timeAt } from './lane-bars.ts';
import type { RequestList } from './page-requests.ts';
import { clockBlocks, pageBlocks, recordedNavigations, recordedOf } from './recorded-requests.ts';
import type { Service } from './service.ts';

/** What goes into a file of the requests of a page. */
export interface RetainedPage {
  requests: RequestList;
  hasAddresses: boolean;
}

/** Hands out, in the order of time by the clock of a service, what the page did while the service was seen. */
export interface PageInOrder {
  /** How that clock stood. */
  clock(): Generator<Block>;
  /** What was over at a time, that time included, and has not been handed out. */
  until(time: number): Generator<Block>;
}

export function pageInOrder(service: Service, { requests, hasAddresses }: RetainedPage): PageInOrder {
  const addressOf = hasAddresses ? plainAddress : createAddressHider();
  const from = service.retained()?.from ?? Infinity;
  const ends = requests.list.map((seen) => ({ seen, endedAt: spanOn(service, seen).to }));
  let ended = ends.filter(({ endedAt }) => endedAt >= from).sort((a, b) => a.endedAt - b.endedAt);
  let went = requests.navigations
    .map((navigation) => ({ navigation, wentAt: timeAt(service, navigation.at, navigation.setByMs) }))
    .filter(({ wentAt }) => wentAt >= from);
  return {
    *clock() {
      const [first] = ended;
      if (first) yield* clockBlocks(service.clock.since(first.seen.request.startedAt, first.seen.setByMs));
    },
    *until(time) {
      const end = ended.findIndex(({ endedAt }) => endedAt > time);
      const over = end < 0 ? ended : ended.slice(0, end);
      ended = ended.slice(over.length);
      const past = went.filter(({ wentAt }) => wentAt <= time);
      went = went.filter(({ wentAt }) => wentAt > time);
      yield* pageBlocks({
        hasAddresses,
        requests: over.map(({ seen }) => ({
          ...recordedOf(seen, (each) => each === service, addressOf),
          ...(seen.service === service && explainSeen(seen)?.hasAllPauses === false ? { lacksPauses: true } : {}),
        })),
        navigations: recordedNavigations(
          past.map(({ navigation }) => navigation),
          addressOf,
        ),
      });
    },
  };
}
