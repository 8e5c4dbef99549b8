import { startScriptedAgent, helloText } from '../agents.ts';
import { encodeFrame } from '../../shared/frame.ts';
import { type ChartDescription, columnsOf } from '../../shared/charts.ts';

const s = (...ids: string[]) => ids.map((id) => ({ id, label: id.split('.').at(-1) ?? id }));
export const CHARTS: ChartDescription[] = [
  { id: 'memory', title: 'Process memory', unit: 'By', kind: 'lines', group: 'memory', help: 'What the process uses.', series: s('mem.rss', 'mem.heap total', 'mem.heap used', 'mem.external', 'mem.limit') },
  { id: 'spaces', title: 'Heap spaces', unit: 'By', kind: 'area', group: 'memory', help: 'Heap by space.', series: s('sp.new', 'sp.old', 'sp.code', 'sp.large object', 'sp.trusted') },
  { id: 'gcr', title: 'Collections', unit: '{collection}/s', kind: 'bars', group: 'gc', series: s('gc.minor', 'gc.major', 'gc.incremental') },
  { id: 'gcp', title: 'Pauses', unit: 's', kind: 'heatmap', group: 'gc', help: 'How long pauses were.', series: s('p.0', 'p.1', 'p.2', 'p.3', 'p.4', 'p.5'), bounds: [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05] },
  { id: 'loop', title: 'Event loop delay', unit: 's', kind: 'bands', group: 'event loop', series: s('d.p50', 'd.p90', 'd.p99', 'd.max') },
  { id: 'util', title: 'Event loop utilization', unit: '1', kind: 'lines', group: 'event loop', series: s('u.utilization') },
  { id: 'cpu', title: 'CPU', unit: '1', kind: 'area', group: 'cpu', series: s('c.user', 'c.system') },
  { id: 'req', title: 'Requests by status class', unit: '{request}/s', kind: 'area', group: 'http', series: s('r.2xx', 'r.3xx', 'r.4xx', 'r.5xx') },
];
function valueOf(id: string, t: number, k: number, noise: () => number): number {
  const w = Math.sin(t / (20 + 7 * k)) * 0.5 + 0.5;
  const n = noise();
  const [head] = id.split('.');
  switch (head) {
    case 'mem': return (({ 'mem.rss': 140, 'mem.heap total': 90, 'mem.heap used': 50, 'mem.external': 8, 'mem.limit': 4000 } as Record<string, number>)[id] ?? 1) * 1e6 * (1 + 0.15 * k) * (1 + 0.1 * w + 0.03 * n) + (k === 1 ? t * 60_000 : 0);
    case 'sp': return (id.length * 2e6) * (1 + 0.1 * k) * (1 + 0.2 * w) + (k === 1 ? t * 40_000 : 0);
    case 'gc': return Math.max(0, (id === 'gc.minor' ? 3 : 0.4) * (1 + k * 0.5) * (0.5 + w + n * 0.4));
    case 'p': return n > 0.3 ? Math.round(Math.max(0, 6 - Math.abs(Number(id.slice(2)) - 1 - k) * 3 + 3 * n)) : 0;
    case 'd': return ({ 'd.p50': 0.001, 'd.p90': 0.003, 'd.p99': 0.008, 'd.max': 0.02 } as Record<string, number>)[id]! * (1 + k * 0.6) * (1 + 0.5 * n) * (n > 0.95 ? 4 : 1);
    case 'u': return Math.min(1, 0.2 + 0.15 * k + 0.1 * w + 0.05 * n);
    case 'c': return 0.1 + 0.05 * k + 0.1 * w + 0.03 * n;
    case 'r': return (id === 'r.2xx' ? 80 + 20 * k : 3) * (0.8 + 0.3 * w + 0.1 * n);
    default: return 50 + 10 * k + 20 * w + 5 * n + id.charCodeAt(id.length - 1);
  }
}
export async function startActor(name: string, k: number, { rows = 600, charts = CHARTS, gap = false, startedMsAgo = rows * 1000, endedMsAgo = 0 } = {}) {
  const columns = columnsOf(charts);
  let seed = 7 + k;
  const noise = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; };
  const startedAt = Date.now() - startedMsAgo;
  const rowAt = (time: number) => [time, ...columns.map((id) => valueOf(id, (time - startedAt) / 1000, k, noise))];
  return startScriptedAgent((socket) => {
    socket.send(helloText(name, charts, { process: { pid: 100 + k, host: 'here', runtime: { name: 'node', version: '24.1.0' }, startedAt } }));
    const now = Date.now() - endedMsAgo;
    const values: number[] = [];
    let count = 0;
    for (let i = rows - 1; i >= 0; i--) {
      if (gap && i > 100 && i < 130) continue;
      values.push(...rowAt(now - i * 1000)); count++;
    }
    socket.send(encodeFrame({ schema: 1, history: true, last: true, columns: columns.length, rows: count, values: Float64Array.from(values) }));
    if (endedMsAgo) return;
    const timer = setInterval(() => {
      socket.send(encodeFrame({ schema: 1, history: false, last: false, columns: columns.length, rows: 1, values: Float64Array.from(rowAt(Date.now())) }));
    }, 1000);
    socket.on('close', () => clearInterval(timer));
  });
}
