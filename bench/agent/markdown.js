import { summarize } from '../statistics.js';

/**
 * @param {string[]} heads the first column is of words, the others of figures
 * @param {string[][]} rows
 */
export function table(heads, rows) {
  const widths = heads.map((_, column) => Math.max(3, ...[heads, ...rows].map((row) => row[column]?.length ?? 0)));
  const cell = (/** @type {string} */ text, /** @type {number} */ column) =>
    column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  const line = (/** @type {string[]} */ row) => `| ${row.map(cell).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(heads), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/**
 * The median, and from where to where the runs went.
 *
 * @param {readonly number[]} values
 * @param {number} digits
 */
export function spread(values, digits) {
  const { median, lowest, highest } = summarize(values);
  return `${median.toFixed(digits)} (${lowest.toFixed(digits)} to ${highest.toFixed(digits)})`;
}

/** @param {number} bytes */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toLocaleString('en', { maximumFractionDigits: Math.abs(bytes) < 100_000 ? 1 : 0 })} kB`;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/**
 * All verdicts, and under the table where it goes, for those that are missed.
 *
 * @param {import('./run.js').Verdict[]} verdicts
 */
export function verdictTable(verdicts) {
  const rows = table(
    ['what', 'budget', 'measured', ''],
    verdicts.map(({ what, budget, figure, isMet }) => [what, budget, figure, isMet ? 'met' : '**missed**']),
  );
  const reasons = new Set(verdicts.flatMap(({ isMet, why }) => (isMet || why === undefined ? [] : [why])));
  if (reasons.size === 0) return rows;
  return [rows, 'Why what is missed is missed:', [...reasons].map((why) => `- ${why}`).join('\n')].join('\n\n');
}

const LINE_WIDTH = 120;

/**
 * Breaks the lines of paragraphs and list items anew; tables, headings and the rest stay as they are.
 *
 * @param {string} markdown
 */
export function reflow(markdown) {
  return markdown.split('\n\n').map(reflowBlock).join('\n\n');
}

/** @param {string} block */
function reflowBlock(block) {
  if (/^[|#`]/.test(block)) return block;
  const items = block.startsWith('- ') ? block.split(/\n(?=- )/) : [block];
  return items.map((item) => fill(item, item.startsWith('- ') ? '  ' : '')).join('\n');
}

/**
 * @param {string} text
 * @param {string} indent of all lines after the first
 */
function fill(text, indent) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LINE_WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : indent + word);
  }
  return lines.join('\n');
}
