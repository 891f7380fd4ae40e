import { Html, html } from '../../validate/reports/html/html.js';
import {
  columnsByUse,
  type Matrix,
  type MatrixCell,
  matrix,
  short,
} from '../../validate/reports/html/matrix.js';
import { policy } from '../../validate/reports/html/policy.js';
import { style } from '../../validate/reports/html/style.js';
import { count } from '../../validate/reports/text.js';
import { type ActionCoverage, type OperationCoverage, percentOf } from '../summary.js';
import { headline, requirement } from './headline.js';
import type { CoverageReport, Missing, Render } from './report.js';

/** A self-contained page: the matrix of operations and actions, what leads to the rest, and who met what. */
export const htmlReport: Render = (report) => {
  const { summary, missing, version, passed, failUnder } = report;
  const title = headline(summary);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy({ style })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<p class="tool">authlete-testkit ${version} · contract ${summary.contracts.join(', ')}</p>
<h1>${failUnder !== undefined && mark(passed)}${title}</h1>
<dl class="counts">${tiles(report)}</dl>
${note(report)}
</header>
<main>
<section aria-labelledby="matrix"><h2 id="matrix">Operations and actions</h2>${matrix(matrixOf(summary.operations))}</section>
<section aria-labelledby="missing"><h2 id="missing">Missing, and what leads there</h2>${missingList(missing)}</section>
<section aria-labelledby="met"><h2 id="met">Met, and by whom</h2>${metTable(summary.operations)}</section>
<section aria-labelledby="left-out"><h2 id="left-out">Left out, because it cannot happen</h2>${leftOutTable(summary.operations)}</section>
</main>
</body>
</html>
`.text;
};

const mark = (passed: boolean): Html =>
  html`<span class="mark ${passed ? 'valid' : 'violated'}" aria-hidden="true">${passed ? '✓' : '✗'}</span> `;

function tiles({ summary }: CoverageReport): Html[] {
  const { met, total, operations } = summary;
  const leftOut = operations.flatMap(({ actions }) => actions).length - total;
  const answers = operations.reduce((sum, operation) => sum + operation.count, 0);
  const all: [name: string, value: string, colour: string][] = [
    ['met', `${percentOf(summary)} %`, met > 0 ? 'valid' : ''],
    ['actions met', met.toLocaleString('en'), met > 0 ? 'valid' : ''],
    ['missing', (total - met).toLocaleString('en'), total > met ? 'unverifiable' : ''],
    ['left out', leftOut.toLocaleString('en'), leftOut > 0 ? 'expected' : ''],
    ['operations', operations.length.toLocaleString('en'), ''],
    ['answers', answers.toLocaleString('en'), ''],
  ];
  return all.map(
    ([name, value, colour]) => html`<div class="${colour}"><dt>${name}</dt><dd>${value}</dd></div>`,
  );
}

function note(report: CoverageReport): Html {
  const said = requirement(report);
  return said === undefined ? html`` : html`<ul class="notes"><li>${said}</li></ul>`;
}

function matrixOf(operations: readonly OperationCoverage[]): Matrix {
  const rows = operations.map((of) => ({
    name: of.operation.operationId,
    note: `${of.operation.method} ${of.path}`,
    cells: new Map(of.actions.map((action) => [action.action, cellOf(of, action)])),
  }));
  return {
    name: 'Operations and actions, and how often each was met',
    corner: 'operation',
    columns: columnsByUse(rows.map(({ cells }) => cells.keys())),
    rows,
    legend,
  };
}

function cellOf(of: OperationCoverage, { action, state, count, by, rule }: ActionCoverage): MatrixCell {
  const name = `${of.operation.operationId} ${action}`;
  const click = { href: `#${anchorOf(of, action)}` };
  if (state === 'missing')
    return { colour: 'unverifiable', text: '', sign: '✗', label: `${name}: missing`, click };
  if (state === 'left-out')
    return {
      colour: 'expected',
      text: '',
      sign: '–',
      label: `${name}: left out. ${rule?.reason ?? ''}`,
      click,
    };
  const forced = by.mock === undefined && by.traffic === undefined && by.recording === undefined;
  const label = `${name}: met, ${whoMet(by)}`;
  return { colour: 'valid', text: short(count), sign: forced ? '◇' : '✓', label, click };
}

const legend: Matrix['legend'] = [
  { colour: 'valid', sign: '✓', text: 'met' },
  { colour: 'valid', sign: '◇', text: 'met through stubs and scenarios only' },
  { colour: 'unverifiable', sign: '✗', text: 'missing' },
  { colour: 'expected', sign: '–', text: 'left out, because it cannot happen' },
];

const whoMet = (by: ActionCoverage['by']): string =>
  Object.entries(by)
    .map(([who, number]) => `${number.toLocaleString('en')} by ${who}`)
    .join(', ');

/** Names of operations and actions are identifiers, so that they need no escaping in a URL. */
const anchorOf = (of: OperationCoverage, action: string): string => `${of.operation.operationId}.${action}`;

function missingList(missing: readonly Missing[]): Html {
  if (missing.length === 0) return html`<p class="nothing">Nothing is missing.</p>`;
  return html`<ol class="findings">${missing.map(
    ({ of, action, lead }) => html`
<li id="${anchorOf(of, action)}"><details><summary><span class="sign unverifiable" aria-hidden="true">✗</span><span class="what"><b>${action}</b>${of.operation.operationId}</span><span class="where">${lead.scenarios.length > 0 && count(lead.scenarios.length, 'scenario')}</span></summary>
<dl><dt>In a test</dt><dd><code>${lead.typescript}</code></dd>
<dt>In a scenario</dt><dd><code>${lead.yaml}</code></dd>
<dt>Over HTTP</dt><dd><code>${lead.curl}</code></dd>
${lead.scenarios.length > 0 && html`<dt>Built in</dt><dd>${lead.scenarios.join(', ')}</dd>`}</dl></details></li>`,
  )}</ol>`;
}

/** The most tests that a row names. */
const mostTests = 20;

function metTable(operations: readonly OperationCoverage[]): Html {
  const rows = operations.flatMap((of) =>
    of.actions.filter(({ state }) => state === 'met').map((action) => metRow(of, action)),
  );
  if (rows.length === 0) return html`<p class="nothing">No action was met.</p>`;
  return html`<div class="table" tabindex="0" role="region" aria-label="Actions that were met"><table>
<thead><tr><th scope="col">operation</th><th scope="col">action</th><th scope="col">answers</th><th scope="col">result codes</th><th scope="col">tests</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function metRow(of: OperationCoverage, { action, by, resultCodes, tests }: ActionCoverage): Html {
  const codes = [...resultCodes].map(
    ([code, number]) => html`<code>${code}</code> ${number.toLocaleString('en')} `,
  );
  const left = tests.length - mostTests;
  const named =
    tests.length > 0 &&
    html`<details><summary>${count(tests.length, 'test')}</summary><ul>${tests.slice(0, mostTests).map((test) => html`<li>${test}</li>`)}${left > 0 && html`<li>and ${left.toLocaleString('en')} more</li>`}</ul></details>`;
  return html`<tr id="${anchorOf(of, action)}"><th scope="row">${of.operation.operationId}</th><td>${action}</td><td>${whoMet(by)}</td><td>${codes}</td><td>${named}</td></tr>`;
}

function leftOutTable(operations: readonly OperationCoverage[]): Html {
  const rows = operations.flatMap((of) =>
    of.actions
      .filter(({ state }) => state === 'left-out')
      .map(
        ({ action, rule }) =>
          html`<tr id="${anchorOf(of, action)}"><th scope="row">${of.operation.operationId}</th><td>${action}</td><td>${rule?.reason}</td></tr>`,
      ),
  );
  if (rows.length === 0) return html`<p class="nothing">Nothing is left out.</p>`;
  return html`<div class="table" tabindex="0" role="region" aria-label="Actions that cannot happen"><table>
<thead><tr><th scope="col">operation</th><th scope="col">action</th><th scope="col">why</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
