import { isTooDeep } from '../depth.js';

/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string>>;

/** Repeated fields have an array. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/**
 * A parsed body: `json` with its value, a `form` with its fields, other `text`, `none`, or `unknown` if the
 * source does not have the body.
 */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown; readonly text?: string | undefined }
  | { readonly kind: 'form'; readonly fields: FormFields }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** The position of an exchange in its source. */
export interface Place {
  /** A file name, `-` for standard input, or a name given by a test. */
  readonly source: string;
  /** 1-based: the line of an NDJSON file, else the entry. */
  readonly number: number;
  /** The 1-based line where it starts; `undefined` if unknown. */
  readonly line?: number | undefined;
}

/** A call of the Authlete API and its response. */
export interface HttpExchange {
  readonly method: string;
  /** The path and query below the base URL: `/api/1234567890/auth/token`. */
  readonly target: string;
  /** The host and port; `undefined` if the source does not name them. */
  readonly host?: string | undefined;
  /** `undefined` if the source has no headers. */
  readonly requestHeaders?: Headers | undefined;
  readonly request: Body;
  readonly status: number;
  /** `undefined` if the source has no headers. */
  readonly responseHeaders?: Headers | undefined;
  readonly response: Body;
  /** Headers and claims of the JWTs that a recording has replaced, keyed by their placeholders. */
  readonly jwts?: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds since the epoch. */
  readonly at?: number | undefined;
  /** Whether the source may have omitted members. */
  readonly partial?: boolean | undefined;
  /** Whether the source has only the response, so that a missing request is not a problem. */
  readonly responseOnly?: boolean | undefined;
  /** Whether the source does not tell in which order calls were made. */
  readonly unordered?: boolean | undefined;
  /** Whether to check only the request. A missing response is then not a problem. */
  readonly requestOnly?: boolean | undefined;
  readonly place: Place;
}

export const none: Body = { kind: 'none' };
export const unknown: Body = { kind: 'unknown' };

/** Returns the content of a body, if it is known. */
export function bodyValue(body: Body): unknown {
  if (body.kind === 'json') return body.value;
  if (body.kind === 'form') return body.fields;
  return body.kind === 'text' ? body.text : undefined;
}

/** Returns the contents of an exchange, without parsing details. */
export const bodiesOf = ({ target, request, response }: HttpExchange) => ({
  target,
  request: bodyValue(request),
  response: bodyValue(response),
});

/** Parses a text that may be JSON. */
export function bodyOf(text: string): Body {
  if (text === '') return none;
  try {
    const value: unknown = JSON.parse(text);
    // Checks are recursive. Bodies of the API are never nested this deeply.
    return isTooDeep(value) ? { kind: 'text', text } : { kind: 'json', value, text };
  } catch {
    return { kind: 'text', text };
  }
}
