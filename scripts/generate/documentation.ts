import { type Layer, layers, type Overlay, readOverlays } from '../../src/spec/overlay/overlay.js';
import { benchTable } from './bench-table.js';
import { checkTable } from './check-table.js';
import { coverageRuleTable } from './coverage-rules.js';
import { readFindings } from './findings.js';
import { crossCuttingTable, obligationTables } from './obligation-table.js';
import { routeTable } from './routes.js';
import { scenarioTable } from './scenario-table.js';

const meanings: Readonly<Record<Layer, string>> = {
  fix: 'the document is wrong',
  forward: 'the service is newer than the document',
  strict: 'what every real response has',
};

/** Renders the generated parts of the pages in docs/. */
const parts: Readonly<Record<string, () => string>> = {
  overlays: overlayTables,
  findings: findingTable,
  routes: routeTable,
  scenarios: scenarioTable,
  checks: checkTable,
  'cross-cutting-obligations': crossCuttingTable,
  obligations: obligationTables,
  rules: coverageRuleTable,
  bench: benchTable,
};

/** Returns the page with its generated parts updated: everything between `<!-- name -->` and `<!-- /name -->`. */
export const withGeneratedParts = (page: string): string =>
  Object.entries(parts).reduce((made, [name, part]) => withPart(made, name, part()), page);

function withPart(page: string, name: string, content: string): string {
  const part = new RegExp(`(<!-- ${name} -->)[^]*(<!-- /${name} -->)`);
  return page.replace(part, (_, start: string, end: string) => `${start}\n\n${content}\n${end}`);
}

function overlayTables(): string {
  const overlays = readOverlays();
  return layers
    .map((layer) => {
      const rows = overlays.filter((overlay) => overlay.layer === layer).map(overlayRow);
      return `### \`${layer}\`: ${meanings[layer]}\n\n| file | purpose | actions | findings |\n|---|---|---|---|\n${rows.join('')}`;
    })
    .join('\n');
}

function overlayRow({ file, title, actions }: Overlay): string {
  const findings = [...new Set(actions.flatMap(({ defects }) => defects))].sort();
  return `| [${file}](../spec/overlays/${file}) | ${title} | ${actions.length} | ${findings.join(', ')} |\n`;
}

function findingTable(): string {
  const rows = readFindings().map(({ id, by, what, how }) => `| ${id} | ${what} | ${by} | ${how} |\n`);
  return `| finding | problem | handled by | how |\n|---|---|---|---|\n${rows.join('')}`;
}
