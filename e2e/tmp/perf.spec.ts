import { mkdtempSync } from 'node:fs';
import * as chromium from '../devtools/chromium.js';
import { test } from '../test.ts';
import { startActor } from './scene.ts';
import type { ChartDescription } from '../../shared/charts.ts';

const charts: ChartDescription[] = Array.from({ length: 30 }, (_, i) => ({
  id: `c${i}`, title: `Chart ${i}`, unit: 'By', kind: 'lines', group: `g${Math.floor(i / 6)}`,
  series: Array.from({ length: 4 }, (_, j) => ({ id: `x.${i}.${j}`, label: `series ${j}` })),
}));


test('perf', async ({ executable, site }) => {
  test.setTimeout(240_000);
  const actors = [];
  const names = (process.env.NAMES ?? 'a1,b2,c3').split(',');
  for (const [k, name] of names.entries()) actors.push({ name, agent: await startActor(name, k, { charts }) });
  const context = await chromium.launchChromium({ executablePath: executable, extension: new URL('../../dist/chrome', import.meta.url).pathname, profile: mkdtempSync('/tmp/compare-perf-'), headless: true, width: 1500, height: 1000 });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(site.url);
  const { frontend, panel } = await chromium.openPanel(context, page);
  await frontend.setViewportSize({ width: 1500, height: 1000 });
  for (const { name, agent } of actors) {
    await panel.click('[data-testid="add-service"]');
    await panel.fill('[data-testid="profile-form"] input[name="address"]', agent.address);
    await panel.click('[data-testid="save"]');
    await panel.waitForSelector(`[data-testid="service"][data-service="${name}"][data-state="live"]`);
  }
  const session = await context.newCDPSession(panel).catch(() => context.newCDPSession(frontend));
  await session.send('Performance.enable');
  const metrics = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const busy = async (label: string) => {
    await new Promise((r) => setTimeout(r, 3000));
    const a = await metrics();
    await new Promise((r) => setTimeout(r, 15_000));
    const b = await metrics();
    const d = (n: string) => ((100 * (b[n]! - a[n]!)) / (b.Timestamp! - a.Timestamp!)).toFixed(1);
    console.log(label, 'task', d('TaskDuration'), '% script', d('ScriptDuration'), '% layout', d('LayoutDuration'), '%');
  };
  await busy('one service');
  await panel.locator('body').press('1');
  await panel.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true })));
  for (const name of names.slice(1)) if (names.length > 2) await panel.click(`[data-testid="candidate"][data-entry="${name}"]`);
  if (names.length > 2) await panel.click('[data-testid="compare"]');
  await panel.waitForSelector(`[data-testid="comparison"][data-services="${names.length}"]`);
  const switching = await panel.evaluate(async () => {
    const figures: number[] = [];
    const frame = () => new Promise<void>((r) => requestAnimationFrame(() => r()));
    for (let i = 0; i < 15; i++) {
      document.querySelector<HTMLElement>('[data-testid="comparison-done"]')?.click();
      await new Promise((r) => setTimeout(r, 700));
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
      while (!document.querySelector('[data-testid="compare"]')) await frame();
      await frame();
      const started = performance.now();
      document.querySelector<HTMLElement>('[data-testid="compare"]')?.click();
      for (;;) {
        const inView = [...document.querySelectorAll<HTMLElement>('[data-testid="comparison-chart"]')].filter((c) => c.getBoundingClientRect().top < innerHeight);
        if (inView.length > 0 && inView.every((c) => (c.dataset.values ?? '').split(' ').length > 1)) break;
        await frame();
      }
      figures.push(performance.now() - started);
      await new Promise((r) => setTimeout(r, 700));
    }
    return figures.map((f) => Math.round(f)).sort((a, b) => a - b);
  });
  const inView = await panel.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-testid="comparison-chart"]')].filter((c) => c.getBoundingClientRect().top < innerHeight).length);
  console.log('switch into comparison ms', switching.join(' '), 'median', switching[7], 'charts in view', inView);
  await busy('comparing');
  await panel.click('[data-testid="align-start"]');
  await busy('comparing by start');
  await panel.click('[data-testid="window-60"]');
  await busy('comparing, 60 min');
  await context.close();
  for (const { agent } of actors) await agent.close();
});
