import { isSecretName } from './names.js';
import { aroundPlaceholders } from './placeholder.js';
import { looksRandom, pairsIn, privateKey } from './secret-forms.js';

/** Rewrites a part, given its name. Anything that is not a parameter has an empty name. */
type Part = (name: string, text: string) => string;

/** Rewrites `application/x-www-form-urlencoded` parameters in decoded form. */
export const form = (text: string, part: Part): string =>
  text
    .split('&')
    .map((pair) => parameter(pair, part))
    .join('&');

/** Rewrites the parameters in the query and the fragment of a URI (RFC 6749, sections 4.1.2 and 4.2.2). */
export const redirect = (text: string, part: Part): string =>
  text
    .split(/([?#])/)
    .map((piece, index) => (index === 0 ? part('', piece) : index % 2 === 1 ? piece : form(piece, part)))
    .join('');

const isPairs = /^[\w.~%+*[\]-]+=[^\s<>"{}=&][^\s<>"{}]*(&[\w.~%+*[\]-]+(=[^\s<>"{}]*)?)*$/;

/** Whether a text consists of form parameters only. */
export const isForm = (text: string): boolean => isPairs.test(text) && !looksRandom(text);

const attribute = /([\w:.-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>=]+)/g;
const element = /(<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>)(<!\[CDATA\[)?([^<>]*?)(\]\]>)?(?=<\/\2\s*>)/g;

/** Text next to elements. */
const mixed = /(?<=>)[^<>]*\S[^<>]*(?=<[^/])|(?<=<\/[^<>]{1,80}>)[^<>]*\S[^<>]*(?=<|$)/g;

const htmlDocument = /^\s*<(!doctype html|html|head|body|form)\b/i;

/**
 * Rewrites XML or HTML: attributes, elements without child elements, and the inputs of self-submitting forms
 * (OAuth 2.0 Form Post Response Mode), whose values belong to their names.
 */
export function markup(text: string, part: Part): string {
  // The elements of HTML, such as `code`, do not name their content.
  const nameOf = htmlDocument.test(text) ? () => '' : localName;
  const content = text.replace(
    element,
    (whole, tag: string, name: string, open = '', value = '', close = '') => {
      const plain = open === '' ? unescapeHtml(value) : value;
      const written = part(nameOf(name), plain);
      if (written === plain) return whole;
      return tag + open + (open === '' ? aroundPlaceholders(written, escapeHtml) : written) + close;
    },
  );
  const texts = content.replace(mixed, (value) => reencoded(value, '', value, part('', value), escapeHtml));
  return texts.replace(/<[A-Za-z][^<>]*>/g, (tag) => {
    const named = /^<input\b/i.test(tag) ? attributeOf(tag, 'name') : undefined;
    return tag.replace(attribute, (whole, name: string, sign: string, quoted: string) => {
      const quote = /^["']/.exec(quoted)?.[0] ?? '';
      const value = unescapeHtml(quote === '' ? quoted : quoted.slice(1, -1));
      if (/^name$/i.test(name)) return whole;
      const under = named !== undefined && /^value$/i.test(name) ? named : localName(name);
      return reencoded(whole, `${name}${sign}${quote}`, value, part(under, value), escapeHtml, quote);
    });
  });
}

function attributeOf(tag: string, wanted: string): string | undefined {
  for (const [, name = '', , quoted = ''] of tag.matchAll(attribute))
    if (name.toLowerCase() === wanted) return unescapeHtml(quoted.replace(/^(["'])(.*)\1$/s, '$2'));
  return undefined;
}

/** `password` for `ns:password` and `user.password`. */
const localName = (name: string): string => name.replace(/^.*[:.]/, '');

const firstBoundary = /^\s*--([^\s"]{1,70})\r?\n/;

export const isMultipart = (text: string): boolean => firstBoundary.test(text);

/** Rewrites the content of each part of a multipart body under its name (RFC 7578). */
export function multipart(text: string, part: Part): string {
  const boundary = `--${firstBoundary.exec(text)?.[1] ?? ''}`;
  return text
    .split(boundary)
    .map((piece) => {
      const [, head = '', content = '', end = ''] =
        /^([\s\S]*?\r?\n\r?\n)([\s\S]*?)(\r?\n)?$/.exec(piece) ?? [];
      const name = /\bname=(?:"([^"]*)"|([^\s;]+))/i.exec(head);
      return name === null ? part('', piece) : head + part(name[1] ?? name[2] ?? '', content) + end;
    })
    .join(boundary);
}

const line = /^([ \t]*["']?([A-Za-z_][\w.-]{0,60})["']?[ \t]*[=:][ \t]*)(\S.*)$/;

/**
 * Rewrites `name=value` and `name: value` in a text if the name is that of a secret, and everything else. In
 * a body, a value extends to the end of its line.
 */
export function named(
  text: string,
  { wholeLines }: { readonly wholeLines: boolean },
  part: Part,
  rest: (text: string) => string,
): string {
  if (text.includes('PRIVATE KEY')) {
    const [key] = text.matchAll(privateKey);
    if (key !== undefined) {
      const around = (piece: string) => (piece === '' ? '' : named(piece, { wholeLines }, part, rest));
      const end = key.index + key[0].length;
      return around(text.slice(0, key.index)) + part('privateKey', key[0]) + around(text.slice(end));
    }
  }
  if (!/[=:]/.test(text)) return rest(text);
  if (!wholeLines) return inline(text, part, rest);
  return text
    .split(/(\r?\n)/)
    .map((piece) => {
      const [, start = '', name = '', value = ''] = line.exec(piece) ?? [];
      return isSecretName(localName(name)) ? start + part(localName(name), value) : inline(piece, part, rest);
    })
    .join('');
}

function inline(text: string, part: Part, rest: (text: string) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { name, value, at } of pairsIn(text)) {
    if (at < done) continue;
    pieces.push(rest(text.slice(done, at)), part(localName(name), value));
    done = at + value.length;
  }
  return pieces.length === 0
    ? rest(text)
    : pieces.join('') + (done < text.length ? rest(text.slice(done)) : '');
}

function parameter(pair: string, part: Part): string {
  const at = pair.indexOf('=');
  const [name, value] = at < 0 ? ['', pair] : [pair.slice(0, at), pair.slice(at + 1)];
  const decoded = decodeForm(value);
  return reencoded(pair, at < 0 ? '' : `${name}=`, decoded, part(decodeForm(name), decoded), encodeForm);
}

/** Keeps the original encoding of unchanged values. */
const reencoded = (
  whole: string,
  start: string,
  before: string,
  after: string,
  encode: (text: string) => string,
  end = '',
): string => (before === after ? whole : start + aroundPlaceholders(after, encode) + end);

/** Decodes a plus sign as a space, except in base64 that was not escaped. */
export const decodeForm = (text: string): string =>
  looksRandom(text) ? text : (new URLSearchParams(`_=${text}`).get('_') ?? text);

export const encodeForm = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

const entities: readonly (readonly [character: string, entity: string])[] = [
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
];

export const escapeHtml = (text: string): string =>
  entities.reduce(
    (done, [character, entity]) => done.replaceAll(character, entity),
    text.replaceAll('&', '&amp;'),
  );

const characterOf: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the entities of XML 1.0, section 4.6, and numeric character references. */
export const unescapeHtml = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
        (whole, hex, number, name) => {
          if (name !== undefined) return characterOf[String(name).toLowerCase()] ?? whole;
          const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;
