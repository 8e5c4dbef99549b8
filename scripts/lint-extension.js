import { join } from 'node:path';
import { npx, ROOT, readOutput } from './process.js';

/** @typedef {{ code: string, message: string, file?: string, line?: number }} Finding */

/** Preact's own code for `dangerouslySetInnerHTML`, which the panel does not use. */
const ALLOWED = { code: 'UNSAFE_VAR_ASSIGNMENT', count: 1 };

/** Lints the Firefox extension as addons.mozilla.org does: no error, and no warning but Preact's one. */
export async function lintExtension() {
  const args = ['lint', '--source-dir', join(ROOT, 'dist', 'firefox'), '--output', 'json', '--no-config-discovery'];
  const { output } = await readOutput(npx('web-ext'), args, { env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } });
  /** @type {{ errors: Finding[], warnings: Finding[] }} */
  const { errors, warnings } = JSON.parse(output);
  const innerHtml = warnings.filter(({ code }) => code === ALLOWED.code);
  const others = warnings.filter(({ code }) => code !== ALLOWED.code);
  const refused = [...errors, ...others, ...innerHtml.slice(ALLOWED.count)];
  console.log(`web-ext: ${errors.length} errors, ${warnings.length} warnings`);
  if (refused.length === 0) return;
  const lines = refused.map(({ code, message, file, line }) => `${file ?? ''}:${line ?? ''} ${code}: ${message}`);
  throw new Error(`web-ext lint finds what may not be:\n${lines.join('\n')}`);
}
