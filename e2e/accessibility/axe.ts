import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import type { Panel } from '../devtools/devtools.ts';

/** What axe-core says about one rule that does not hold. */
interface Violation {
  id: string;
  impact: string;
  help: string;
  /** The elements, by selector and with what is wrong. */
  elements: string[];
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Fails if axe-core finds anything serious or critical in the panel as it is now. `state` names it in the failure. */
export async function expectAccessible(panel: Panel, state: string): Promise<void> {
  const violations = await panel.runScript<Violation[]>(`
    ${await readFile(AXE, 'utf8')}
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, impact, help, nodes }) => ({
        id,
        impact,
        help,
        elements: nodes.map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary),
      }));`);
  expect(violations, `serious violations in ${state}`).toEqual([]);
}
