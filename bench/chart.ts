import type { CpuResult, Results } from './results.js';

const shown = ['introspection', 'authorization', 'flow'];

/** The servers in the order of the rows, and their labels. */
const labels: Readonly<Record<string, string>> = {
  bare: 'bare node:http',
  mock: 'authlete-testkit',
  Mockttp: 'Mockttp',
  Mockoon: 'Mockoon',
  mountebank: 'mountebank',
  Prism: 'Prism',
};

const labelWidth = 130;
const panelWidth = 235;
/** Space to the right of the longest bar, for its value. */
const valueWidth = 75;
const top = 66;
const rowHeight = 26;
const barHeight = 16;

/** The colors follow the color scheme of the reader. */
const style = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328; }
    .title { font-weight: 600; }
    .small { font-size: 12px; fill: #59636e; }
    .bar { fill: #afb8c1; }
    .mock { fill: #0969da; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .small { fill: #9198a1; }
      .bar { fill: #656c76; }
      .mock { fill: #4493f8; }
    }
  `;

/** Returns a chart of the CPU time per call as an SVG document. Shorter bars are better. */
export function chart({ cpu, date, machine, node }: Results): string {
  const panels = cpu.filter(({ id }) => shown.includes(id));
  const servers = Object.keys(labels).filter((name) => panels.some((panel) => name in panel.microseconds));
  const width = labelWidth + panels.length * panelWidth;
  const height = top + servers.length * rowHeight + 30;
  const title = 'CPU time of the server (less is better)';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
  <style>${style}</style>
  ${text(0, 18, title, 'title')}
${servers.map((name, row) => `  ${text(0, baseline(row), labels[name] ?? name)}`).join('\n')}
${panels.map((panel, column) => panelOf(panel, servers, labelWidth + column * panelWidth)).join('\n')}
  ${text(0, height - 8, `${date}, ${machine}, Node.js ${node}`, 'small')}
</svg>
`;
}

function panelOf({ title, microseconds }: CpuResult, servers: readonly string[], left: number): string {
  const longest = Math.max(...servers.map((name) => microseconds[name] ?? 0));
  const rows = servers.flatMap((name, row) => {
    const value = microseconds[name];
    if (value === undefined) return [];
    const length = Math.max(1, Math.round((value / longest) * (panelWidth - valueWidth)));
    const kind = name === 'mock' ? 'bar mock' : 'bar';
    const y = baseline(row) - barHeight + 4;
    return [
      `  <rect class="${kind}" x="${left}" y="${y}" width="${length}" height="${barHeight}" rx="2"/>`,
      `  ${text(left + length + 6, baseline(row), amount(value))}`,
    ];
  });
  return [`  ${text(left, top - 20, title.replaceAll('`', ''), 'title')}`, ...rows].join('\n');
}

const baseline = (row: number): number => top + row * rowHeight + 12;

const amount = (microseconds: number): string =>
  microseconds < 1000 ? `${microseconds.toFixed(0)} µs` : `${(microseconds / 1000).toFixed(1)} ms`;

const escaped = (content: string): string => content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function text(x: number, y: number, content: string, kind?: string): string {
  return `<text x="${x}" y="${y}"${kind === undefined ? '' : ` class="${kind}"`}>${escaped(content)}</text>`;
}
