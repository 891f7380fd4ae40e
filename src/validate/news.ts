import type { Severity } from './verdict.js';

/** Something that a run found and the previous one did not, or the other way round. */
export interface NewsItem {
  readonly operationId: string;
  /** The name of the call. */
  readonly call: string;
  /** The check and the pointer, or why the call verified nothing. */
  readonly what: string;
  readonly severity: Severity | 'unverifiable';
}

/** What is new at a target since the previous run. */
export interface News {
  readonly target: string;
  /** When the previous run was, in ISO 8601; `undefined` for the first one. */
  readonly since: string | undefined;
  /** Expected findings are not news. */
  readonly fresh: readonly NewsItem[];
  readonly gone: readonly NewsItem[];
}

/** `us: 2 new, 1 gone since 2026-11-29T02:17:00.000Z`. */
export const newsLine = ({ target, since, fresh, gone }: News): string =>
  since === undefined
    ? `${target}: the baseline is new, so nothing is compared.`
    : `${target}: ${fresh.length} new, ${gone.length} gone since ${since}`;

/** `auth_token_api, refresh token: action-known /response/action`. */
export const newsText = ({ operationId, call, what }: NewsItem): string => `${operationId}, ${call}: ${what}`;
