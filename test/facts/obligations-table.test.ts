import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allObligations } from '../../src/facts/obligations/index.js';
import type { BodyRule, HeaderRule, Obligation } from '../../src/facts/obligations/obligation.js';

const table = fileURLToPath(new URL('../../../shared/facts/obligations.tsv', import.meta.url));
if (!existsSync(table))
  console.warn(
    `Skipped: the obligations are not compared with the table of facts, because ${table} is absent.`,
  );

interface Row {
  readonly operationId: string;
  readonly action: string;
  readonly status: string;
  readonly contentType: string;
  readonly headers: string;
  readonly body: string;
  readonly nextCall: string;
  readonly level: string;
}

const rows: readonly Row[] = existsSync(table)
  ? readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [
          operationId = '',
          action = '',
          ,
          status = '',
          contentType = '',
          headers = '',
          body = '',
          nextCall = '',
          level = '',
        ] = line.split('\t');
        return { operationId, action, status, contentType, headers, body, nextCall, level };
      })
  : [];

/** What a row requires of status, content type, headers and body, each as a text with its level. */
function visibleOf({ status, contentType, headers, body, level }: Row): string[] {
  const visible: string[] = [];
  if (/^\d/.test(status)) visible.push(`${level} status ${sorted(status.split('|'))}`);
  if (contentType !== '*') visible.push(`${level} type ${sorted(contentType.split('|'))}`);
  if (headers !== '*') {
    for (const alternative of headers.split('; ')) {
      if (alternative.includes(' or ')) visible.push(`${level} header any`);
      else {
        const [name = '', value = ''] = alternative.replace(/^!/, '').split(': ');
        const absent = alternative.startsWith('!');
        visible.push(
          `${levelOf(name, level)} header ${name.toLowerCase()} ${absent ? 'absent' : headerValue(value)}`,
        );
      }
    }
  }
  if (body.startsWith('{') || body === 'own' || body === 'empty') visible.push(`${level} body ${body}`);
  if (body.startsWith('responseContent of')) visible.push(`${level} body {responseContent}`);
  return visible;
}

/** Only newer servers send this challenge, so it is never a must. */
const levelOf = (header: string, level: string): string =>
  header === 'OAuth-Client-Attestation-Challenge' ? 'should' : level;

const headerValue = (value: string): string =>
  value.startsWith('own') ? 'own' : (/\{[^}]*\}/.exec(value)?.[0] ?? `has ${value}`);

const sorted = (values: readonly (string | number)[]): string => values.map(String).sort().join('|');

function textOf({ level, requirement }: Obligation): string | undefined {
  switch (requirement.of) {
    case 'status':
      return `${level} status ${sorted(requirement.oneOf)}`;
    case 'content-type':
      return `${level} type ${sorted(requirement.oneOf)}`;
    case 'header':
      return `${level} header ${requirement.name} ${headerText(requirement.rule)}`;
    case 'any-header':
      return `${level} header any`;
    case 'body':
      return `${level} body ${bodyText(requirement.rule)}`;
    default:
      return undefined;
  }
}

function headerText(rule: HeaderRule): string {
  if ('absent' in rule) return 'absent';
  if ('has' in rule) return `has ${rule.has}`;
  return 'member' in rule ? `{${rule.member}}` : 'own';
}

function bodyText(rule: BodyRule): string {
  if (typeof rule === 'string') return rule;
  return 'member' in rule ? `{${rule.member}}` : 'own';
}

/** Calls and rules per level. */
function actsOf(levels: readonly string[]): string {
  const count = (level: string) => levels.filter((other) => other === level).length;
  return `${count('must')} must, ${count('should')} should, ${count('may')} may`;
}

const isAct = (row: Row): boolean => visibleOf(row).length === 0 || !['-', '*'].includes(row.nextCall);

const pairOf = ({ operationId, action }: { operationId: string; action: string }) =>
  `${operationId} ${action}`;
const pairs = [...new Set(rows.map(pairOf))];

/** Where calls and rules are counted differently, and why. */
const counted: Readonly<Record<string, readonly [counts: string, why: string]>> = {
  'auth_authorization_api INTERACTION': ['14 must, 6 should, 1 may', 'consent to dynamic scopes'],
  'auth_token_api PASSWORD': ['3 must, 1 should, 0 may', 'one call for each condition'],
  'auth_token_api TOKEN_EXCHANGE': ['5 must, 0 should, 0 may', 'one for each condition'],
  'auth_token_api JWT_BEARER': ['3 must, 0 should, 0 may', 'one for each condition'],
  'auth_token_api NATIVE_SSO': ['4 must, 0 should, 1 may', 'one for each condition'],
  'auth_token_api ID_TOKEN_REISSUABLE': ['1 must, 1 should, 0 may', 'two rows require one call'],
  'device_verification_api VALID': ['4 must, 0 should, 0 may', 'one for each decision'],
  'vci_deferred_parse_api OK': ['4 must, 0 should, 0 may', 'no call if the server answers itself'],
};

/** The table says in notes that the server may write an error by itself, or do without a new ID token. */
const isInNote = ({ when, action }: Obligation): boolean =>
  when === 'grant-unwanted' || (when === 'falls-back' && action === 'CALLER_ERROR');

/** Leaves out what a must already requires. */
const strongest = (texts: readonly string[]): string[] =>
  [...new Set(texts)]
    .filter((text) => !texts.includes(text.replace(/^(should|may) /, 'must ')) || text.startsWith('must '))
    .sort();

describe.skipIf(rows.length === 0)('The obligations and the table of facts', () => {
  it.each(pairs)('%s: agree on status, content type, headers, body and their levels', (pair) => {
    const expected = rows.filter((row) => pairOf(row) === pair).flatMap(visibleOf);
    const found = allObligations
      .filter((obligation) => pairOf(obligation) === pair && !isInNote(obligation))
      .flatMap((obligation) => textOf(obligation) ?? []);
    expect(strongest(found)).toEqual(strongest(expected));
  });

  it.each(pairs)('%s: agree on the number of calls and rules', (pair) => {
    const expected = rows.filter((row) => pairOf(row) === pair && isAct(row)).map(({ level }) => level);
    const found = allObligations
      .filter((obligation) => pairOf(obligation) === pair && textOf(obligation) === undefined)
      .map(({ level }) => level);
    expect(actsOf(found)).toBe(counted[pair]?.[0] ?? actsOf(expected));
  });
});
