import { checkById } from '../../checks/by-id.js';
import { answerOf } from '../../summary.js';
import type { Finding } from '../../verdict.js';
import { expectedAndGot } from '../expected-and-got.js';
import { count } from '../text.js';
import { type Html, html } from './html.js';

/** A finding or an unverifiable part, with the description of its exchange. */
export interface Shown extends Omit<Finding, 'severity'> {
  readonly severity: Finding['severity'] | 'unverifiable';
  readonly source: string;
  readonly number: number;
  readonly operationId: string | undefined;
  readonly action: string | undefined;
  readonly resultCode: string | undefined;
  readonly status: number;
  readonly request: string | undefined;
  readonly rerun: string;
}

const signs = { error: '✗', warning: '!', unverifiable: '?', expected: '·' } as const;
const words = {
  error: 'error',
  warning: 'warning',
  unverifiable: 'unverifiable',
  expected: 'expected',
} as const;

const kindOf = ({ severity, accepted }: Shown): keyof typeof signs =>
  accepted === undefined ? severity : 'expected';

/** Renders the findings, with a filter by check. */
export function findingList(shown: readonly Shown[], leftOut: number): Html {
  if (shown.length === 0) return html`<p class="nothing">Nothing to report.</p>`;
  const left =
    leftOut > 0 &&
    html`<p>${count(leftOut, 'more finding')} omitted: the page shows only the first few of similar ones.</p>`;
  return html`
${filter(shown)}
${left}
<ol class="findings">${[...shown].sort(byWeight).map(item)}</ol>`;
}

const order = ['error', 'unverifiable', 'warning', 'expected'];
const byWeight = (a: Shown, b: Shown): number => order.indexOf(kindOf(a)) - order.indexOf(kindOf(b));

function filter(shown: readonly Shown[]): Html {
  const counts = new Map<string, number>();
  for (const { check } of shown) counts.set(check, (counts.get(check) ?? 0) + 1);
  const choices = [...counts].sort(([, a], [, b]) => b - a);
  return html`<fieldset class="filter" hidden><legend>Show</legend>
${choice('', 'everything', shown.length, true)}${choices.map(([check, number]) => choice(check, check, number, false))}
</fieldset>
<p class="showing" role="status" aria-live="polite"></p>`;
}

const choice = (value: string, name: string, number: number, checked: boolean): Html =>
  html`<label><input type="radio" name="check" value="${value}"${checked && html` checked`}><span>${name} <b>${number}</b></span></label>`;

function item(shown: Shown, index: number): Html {
  const { check, message, source, number, operationId = 'unknown', resultCode, isNew } = shown;
  const kind = kindOf(shown);
  const answer = [operationId, answerOf(shown), resultCode].filter(Boolean).join(' ');
  return html`<li data-check="${check}" data-cell="${operationId} ${answerOf(shown)}">
<details${index === 0 && html` open`}><summary>
<span class="sign ${kind}" title="${words[kind]}"><span aria-hidden="true">${signs[kind]}</span><span class="hidden">${words[kind]}:</span></span>
<span class="what">${isNew && html`<b class="new">new</b> `}<b>${check}</b> ${message}</span>
<span class="where">${answer} · ${source}:${number}</span>
</summary>
<dl>${rows(shown)}</dl>
</details></li>`;
}

type Row = [name: string, text: string | undefined, isCode: boolean];

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

function rows(shown: Shown): Html[] {
  const { check, pointer, contract, accepted, request, rerun } = shown;
  const about = checkById(check);
  const texts: Row[] = [
    ['At', pointer, true],
    ...expectedAndGot(shown).map(([name, text]): Row => [capital(name), text, true]),
    ['Contract', contract, true],
    ['Rule', about?.about, false],
    ['Why', about?.why, false],
    ['Accepted', accepted, false],
    ['Request', request, true],
    ['Run again', rerun, true],
  ];
  return texts.flatMap(([name, text, isCode]) =>
    text ? [html`<dt>${name}</dt><dd>${isCode ? html`<code>${text}</code>` : text}</dd>`] : [],
  );
}
