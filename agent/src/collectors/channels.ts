import { type ChannelListener, subscribe, unsubscribe } from 'node:diagnostics_channel';
import { messageOf, type Warn } from '../warn.ts';

/** What happens on Node's diagnostics channels, by the channel's name. */
type Listeners = Record<string, (message: object) => void>;

/**
 * Subscribes to channels and returns the way to unsubscribe. What a listener throws would become an uncaught exception of
 * the host, so it becomes a warning.
 */
export function subscribeAll(listeners: Listeners, warn: Warn): () => void {
  const subscribed = Object.entries(listeners).map(([name, listener]): [string, ChannelListener] => [
    name,
    (message) => {
      try {
        if (typeof message === 'object' && message !== null) listener(message);
      } catch (error) {
        warn(`What Node told on "${name}" cannot be counted: ${messageOf(error)}`);
      }
    },
  ]);
  for (const [name, listener] of subscribed) subscribe(name, listener);
  return () => {
    for (const [name, listener] of subscribed) unsubscribe(name, listener);
  };
}
