import { isObject } from '../mock/oauth/claims.js';
import type { RecordedExchange } from './format.js';
import { aroundPlaceholders, placeholder, type Reference } from './placeholder.js';
import { rewrite } from './rewrite.js';
import { encodeForm, escapeHtml } from './text-parts.js';

/** A shorter secret is looked for as a whole text only: it may be part of any word by chance. */
const shortestPart = 8;

export type Known = Iterable<readonly [secret: string, reference: Reference]>;

/**
 * An exchange in which no secret is left, wherever it stands: within other texts, in other encodings, in the
 * names of members. The same exchange if there was none.
 */
export function sweep(exchange: RecordedExchange, known: Known, text = textOf(exchange)): RecordedExchange {
  const present = [...known].filter(([secret]) => encodings(secret).some((form) => text.includes(form)));
  if (present.length === 0) return exchange;
  const whole = new Map(present.filter(([secret]) => secret.length < shortestPart));
  const parts = present
    .filter(([secret]) => secret.length >= shortestPart)
    .flatMap(([secret, reference]) => encodings(secret).map((form) => [form, reference] as const))
    // A secret may be part of a longer one.
    .sort(([one], [other]) => other.length - one.length);

  const withoutParts = (dirty: string): string =>
    parts.reduce(
      (done, [form, reference]) =>
        aroundPlaceholders(done, (literal) => literal.replaceAll(form, () => placeholder(reference))),
      dirty,
    );
  const clean = (dirty: string): string => {
    const reference = whole.get(dirty);
    return reference === undefined ? withoutParts(dirty) : placeholder(reference);
  };
  const { target, request, response, jwts } = exchange;
  const decoded = rewrite({ target, request, response, jwts }, { text: (_, leaf) => clean(leaf) });
  // What comes back has the form of what went in.
  const swept = map(decoded, clean, withoutParts) as Partial<RecordedExchange>;
  return { ...exchange, ...swept };
}

/** All that an exchange says, decoded and as it is. */
export function textOf({ target, request, response, jwts }: RecordedExchange): string {
  const texts = new Set<string>();
  const collect = (text: string): string => {
    texts.add(text);
    return text;
  };
  const content = { target, request, response, jwts };
  rewrite(content, { text: (_, leaf) => collect(leaf) });
  map(content, collect, collect);
  return [...texts].join('\n');
}

/** How a secret reads in a URI, in a form, in JSON within JSON, and in HTML: mostly as it is. */
function encodings(secret: string): string[] {
  if (/^[\w.-]*$/.test(secret)) return [secret];
  const wellFormed = secret.replace(/[\ud800-\udfff]/gu, '\ufffd');
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [secret, encodeURIComponent(wellFormed), encodeForm(secret), inJson, escapeHtml(secret)];
}

type Change = (text: string) => string;

function map(value: unknown, changeText: Change, changeName: Change): unknown {
  if (typeof value === 'string') return changeText(value);
  if (Array.isArray(value)) return value.map((item) => map(item, changeText, changeName));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [changeName(name), map(member, changeText, changeName)]),
  );
}
