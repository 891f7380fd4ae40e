import { type News, newsLine, newsText } from '../../news.js';
import { exitCodeOf, type Summary } from '../../summary.js';
import { notChecked } from '../pretty/closing.js';
import type { ReportOptions } from '../report.js';
import { runProblems } from '../run-problems.js';
import { findingList, type Shown } from './findings.js';
import { Html, html } from './html.js';
import { outcomeMatrix } from './outcome-matrix.js';
import { policy } from './policy.js';
import { script } from './script.js';
import { style } from './style.js';

interface Page {
  readonly summary: Summary;
  readonly shown: readonly Shown[];
  readonly leftOut: number;
  readonly options: ReportOptions;
}

export function page({ summary, shown, leftOut, options }: Page): string {
  const { contract, tolerance, version } = options;
  const passed = exitCodeOf(summary, tolerance) === 0;
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy({ style, script })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${passed ? 'Passed' : 'Failed'}: Authlete traffic against the contract</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<p class="tool">authlete-testkit ${version} · contract ${contract.document.info.version}</p>
<h1>${headline(summary, passed)}</h1>
<dl class="counts">${counts(summary)}</dl>
${notes(summary)}
</header>
<main>
${summary.news.map(newsSection)}
<section aria-labelledby="seen"><h2 id="seen">Observed actions</h2>${outcomeMatrix(summary.seen, contract)}</section>
<section aria-labelledby="found"><h2 id="found">Findings</h2>${findingList(shown, leftOut)}</section>
</main>
<script>${new Html(script)}</script>
</body>
</html>
`;
  return body.text;
}

/** What is new at a target since the previous run. */
function newsSection(news: News): Html {
  const items = [
    ...news.fresh.map((item) => ['new', item] as const),
    ...news.gone.map((item) => ['gone', item] as const),
  ];
  return html`<section aria-label="${news.target} since the previous run"><h2>${newsLine(news)}</h2>
${items.length > 0 && html`<ul class="news">${items.map(([word, item]) => html`<li><b>${word}</b> ${newsText(item)}</li>`)}</ul>`}</section>`;
}

function headline({ exchanges, outcomes }: Summary, passed: boolean): Html {
  const mark = html`<span class="mark ${passed ? 'valid' : 'violated'}" aria-hidden="true">${passed ? '✓' : '✗'}</span>`;
  if (exchanges === 0) return html`${mark} Nothing was checked`;
  const words = passed
    ? outcomes.valid === exchanges
      ? 'All traffic matches the contract'
      : 'Passed, with exceptions'
    : outcomes.violated > 0
      ? 'The traffic violates the contract'
      : 'Failed';
  return html`${mark} ${words}`;
}

function counts({ exchanges, outcomes, severities }: Summary): Html[] {
  const tiles: [string, number, string][] = [
    ['exchanges', exchanges, ''],
    ['valid', outcomes.valid, 'valid'],
    ['violated', outcomes.violated, 'violated'],
    ['unverifiable', outcomes.unverifiable, 'unverifiable'],
    ['expected', outcomes.expected, 'expected'],
    ['errors', severities.error, ''],
    ['warnings', severities.warning, ''],
  ];
  return tiles.map(
    ([name, number, colour]) =>
      html`<div class="${number > 0 ? colour : ''}"><dt>${name}</dt><dd>${number.toLocaleString('en')}</dd></div>`,
  );
}

function notes(summary: Summary): Html {
  const { outcomes } = summary;
  const texts = [
    ...(outcomes.unverifiable > 0 ? ['Unverifiable exchanges do not count as valid.'] : []),
    ...notChecked(summary),
    ...runProblems(summary),
  ];
  return texts.length === 0
    ? html``
    : html`<ul class="notes">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}
