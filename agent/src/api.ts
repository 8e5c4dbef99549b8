import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ChartHandle, ChartOptions } from './chart.ts';

/** What an application holds of Procscope. */
export interface Agent {
  /** The WebSocket address, without the token; `undefined` while nothing listens, and where the server is not known. */
  readonly url: string | undefined;
  /**
   * Adds a chart of the application's own. Throws a `TypeError` where it cannot be drawn or an id is taken. A callback
   * that throws or returns something else than a number leaves a gap and one warning.
   *
   * @example
   * agent.chart({
   *   id: 'shop.orders', title: 'Orders', unit: '{order}', kind: 'lines',
   *   series: [{ id: 'shop.orders.open', label: 'open', value: () => orders.size }],
   * });
   */
  chart(chart: ChartOptions): ChartHandle;
  /** Draws a labelled line on every chart, at the present time. Labels are cut to 1024 characters. */
  mark(label: string): void;
  /**
   * Takes over an upgrade on the agent's path; for other paths, and once closed, returns false and touches nothing.
   * Bound, so that it can be passed on: `server.on('upgrade', agent.handleUpgrade)`.
   */
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** Ends every connection and takes the agent's charts away; with the last agent of the process, sampling ends. */
  close(): Promise<void>;
}
