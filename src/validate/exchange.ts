import { isTooDeep } from '../depth.js';

/** Headers by name, in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** A field that is repeated is a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/**
 * A body as it was read: `json` with its value, a `form` with its fields, `text` that is neither, none at all, or
 * one that the source does not have (`unknown`), of which nothing can be said.
 */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown; readonly text?: string | undefined }
  | { readonly kind: 'form'; readonly fields: FormFields }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** Where an exchange stands in its source. */
export interface Place {
  /** A file, `-` for standard input, or what a test calls it. */
  readonly source: string;
  /** Counted from 1: the line of an NDJSON file, else the entry. */
  readonly number: number;
  /** The line of the source where it begins, counted from 1; undefined where that is not known. */
  readonly line?: number | undefined;
}

/** A call of the Authlete API and its answer. */
export interface HttpExchange {
  readonly method: string;
  /** Path and query, below the base URL: `/api/1234567890/auth/token`. */
  readonly target: string;
  /** Undefined where the source does not have them. */
  readonly requestHeaders?: Headers | undefined;
  readonly request: Body;
  readonly status: number;
  /** Undefined where the source does not have them. */
  readonly responseHeaders?: Headers | undefined;
  readonly response: Body;
  /** Milliseconds since the epoch. */
  readonly at?: number | undefined;
  /** Whether members may be missing because whoever wrote it down left them out. */
  readonly partial?: boolean | undefined;
  /** Whether the request is all that there is to check, and no answer is missed. */
  readonly requestOnly?: boolean | undefined;
  readonly place: Place;
}

export const none: Body = { kind: 'none' };
export const unknown: Body = { kind: 'unknown' };

/** What a body says, if it is known. */
export function contentOf(body: Body): unknown {
  if (body.kind === 'json') return body.value;
  if (body.kind === 'form') return body.fields;
  return body.kind === 'text' ? body.text : undefined;
}

/** What an exchange says, without how it was read. */
export const bodiesOf = ({ target, request, response }: HttpExchange) => ({
  target,
  request: contentOf(request),
  response: contentOf(response),
});

/** A text that may be JSON. */
export function bodyOf(text: string): Body {
  if (text === '') return none;
  try {
    const value: unknown = JSON.parse(text);
    // Checks walk into values; what is nested that deeply cannot be one of the API.
    return isTooDeep(value) ? { kind: 'text', text } : { kind: 'json', value, text };
  } catch {
    return { kind: 'text', text };
  }
}
