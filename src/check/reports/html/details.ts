import { type Html, html } from '../../../validate/reports/html/html.js';
import type { Group } from '../groups.js';
import { rowsOf } from '../lines.js';
import { type CheckReport, countsOf, type Kind, kindOf, signs, verdictWords } from '../report.js';
import type { ReportedResult } from '../reported.js';
import { anchorOf, colours, worst } from './check-matrix.js';

/** Renders a filter by verdict, and a section for each operation and action. */
export const details = (groups: readonly Group[], report: CheckReport): Html => html`
${filter(report)}
${groups.map(section)}`;

/** The choice at the beginning is what needs work, if there is something. */
function filter(report: CheckReport): Html {
  const choices = countsOf(report).filter(({ number }) => number > 0);
  const first = worst.slice(0, 2).find((kind) => choices.some((one) => one.kind === kind)) ?? '';
  return html`<fieldset class="filter" hidden><legend>Show</legend>
${choice('', 'everything', report.results.length, first)}${choices.map(({ kind, number }) => choice(kind, verdictWords[kind], number, first))}
</fieldset>
<p class="showing" role="status" aria-live="polite"></p>`;
}

const choice = (value: Kind | '', name: string, number: number, first: Kind | ''): Html =>
  html`<label><input type="radio" name="verdict" value="${value}"${value === first && html` checked`}><span>${name} <b>${number.toLocaleString('en')}</b></span></label>`;

const section = (group: Group): Html => html`
<section class="pair" id="${anchorOf(group)}"><h3>${group.title} <small>${group.endpoint}</small></h3>
<ol class="findings">${[...group.results].sort((a, b) => rank(a) - rank(b)).map(item)}</ol></section>`;

const rank = (result: ReportedResult): number => worst.indexOf(kindOf(result));

function item(result: ReportedResult): Html {
  const kind = kindOf(result);
  const { id, sentence, breaks, level } = result;
  return html`<li data-verdict="${kind}" id="${id}">
<details${kind === 'broken' && html` open`}><summary>
<span class="sign ${colours[kind]}" title="${verdictWords[kind]}"><span aria-hidden="true">${signs[kind]}</span><span class="hidden">${verdictWords[kind]}:</span></span>
<span class="what">${sentence}</span>
<span class="where">${id}</span>
</summary>
<dl>${row('Level', level)}${row('Why', result.why)}${row('Note', result.note)}${row('Sources', result.sources.join(', '))}${row('Not tried', result.reason)}${row('Expected', result.accepted)}
${breaks.map((one) => html`${row('Found', one.message)}${row('Trial', one.trial)}${rowsOf(one).map(([name, text]) => row(capital(name), text, true))}${row('Request', one.request, true)}`)}
${row('Explain', `authlete-testkit check explain ${id}`, true)}</dl>
</details></li>`;
}

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

const row = (name: string, text: string | undefined, isCode = false): Html =>
  text === undefined || text === ''
    ? html``
    : html`<dt>${name}</dt><dd>${isCode ? html`<code>${text}</code>` : text}</dd>`;
