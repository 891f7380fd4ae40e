import { Html, html } from '../../validate/reports/html/html.js';
import { policy } from '../../validate/reports/html/policy.js';
import { count, printable, printableLines } from '../../validate/reports/text.js';
import { sinceItems, sinceLine } from '../since.js';
import { groupsOf, untriedOf } from './groups.js';
import { checkMatrix, colours } from './html/check-matrix.js';
import { details } from './html/details.js';
import { script } from './html/script.js';
import { styleFor } from './html/style.js';
import { type CheckReport, countsOf } from './report.js';

/** A self-contained page: the matrix of operations and actions, and all results. */
export function htmlText(report: CheckReport): string {
  const { results, server, version, passed } = report;
  const groups = groupsOf(results);
  const matrix = checkMatrix(groups);
  const style = styleFor(matrix.rows);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy({ style, script })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${passed ? 'Passed' : 'Failed'}: check of ${server}</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<p class="tool">authlete-testkit ${version} · ${server}</p>
<h1><span class="mark ${passed ? 'valid' : 'violated'}" aria-hidden="true">${passed ? '✓' : '✗'}</span> ${headline(report)}</h1>
<dl class="counts">${tiles(report)}</dl>
${notes(report)}
</header>
<main>
<section aria-labelledby="matrix"><h2 id="matrix">Operations and actions</h2>${matrix.html}</section>
<div class="details">
${untried(report)}
<section aria-labelledby="results"><h2 id="results">Results</h2>${details(groups, report)}</section>
</div>
</main>
<script>${new Html(script)}</script>
</body>
</html>
`;
  return printableLines(page.text);
}

function headline({ summary, passed, results }: CheckReport): string {
  if (results.every(({ verdict }) => verdict === 'notTried')) return 'Nothing was tried';
  if (summary.broken > 0) return `The server breaks ${count(summary.broken, 'obligation')}`;
  if (!passed) return 'Failed';
  return summary.doubtful > 0 ? 'Nothing is broken, but some of it is doubtful' : 'Nothing is broken';
}

const tiles = (report: CheckReport): Html[] =>
  countsOf(report).map(
    ({ kind, number, text }) =>
      html`<div class="${number > 0 && colours[kind]}"><dt>${text.replace(/^\S+ /, '')}</dt><dd>${number.toLocaleString('en')}</dd></div>`,
  );

function notes({ problems, since, seconds }: CheckReport): Html {
  const texts = [
    ...problems,
    ...(since === undefined
      ? []
      : [sinceLine(since), ...sinceItems(since).map(([word, { id }]) => `${word}: ${id}`)]),
    ...(seconds === undefined ? [] : [`The check took ${seconds.toFixed(1)} s.`]),
  ];
  return texts.length === 0
    ? html``
    : html`<ul class="notes">${texts.map((text) => html`<li>${printable(text)}</li>`)}</ul>`;
}

function untried({ results }: CheckReport): Html {
  const reasons = untriedOf(results);
  if (reasons.length === 0) return html``;
  return html`<section aria-labelledby="untried"><h2 id="untried">Not tried</h2><ul class="untried">${reasons.map(
    ({ reason, results: together, titles }) =>
      html`<li>${reason} <b>${together.length.toLocaleString('en')}</b><br><small>${titles.join(', ')}</small></li>`,
  )}</ul></section>`;
}
