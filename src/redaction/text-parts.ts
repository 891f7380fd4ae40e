import { isSecretName } from './names.js';
import { aroundPlaceholders } from './placeholder.js';
import { looksRandom, pairsIn, privateKey } from './secret-forms.js';

/** Gives the new text of a part, by its name; the name of what is no parameter is empty. */
type Part = (name: string, text: string) => string;

/** Parameters as in `application/x-www-form-urlencoded`, each of them decoded. */
export const form = (text: string, part: Part): string =>
  text
    .split('&')
    .map((pair) => parameter(pair, part))
    .join('&');

/** A URI with parameters in its query, its fragment or both (RFC 6749, sections 4.1.2 and 4.2.2). */
export const redirect = (text: string, part: Part): string =>
  text
    .split(/([?#])/)
    .map((piece, index) => (index === 0 ? part('', piece) : index % 2 === 1 ? piece : form(piece, part)))
    .join('');

const isPairs = /^[\w.~%+*[\]-]+=[^\s<>"{}=&][^\s<>"{}]*(&[\w.~%+*[\]-]+(=[^\s<>"{}]*)?)*$/;

/** Whether a text is form parameters and nothing else. */
export const isForm = (text: string): boolean => isPairs.test(text) && !looksRandom(text);

const attribute = /([\w:.-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>=]+)/g;
const element = /(<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>)(<!\[CDATA\[)?([^<>]*?)(\]\]>)?(?=<\/\2\s*>)/g;

/** Text beside elements. */
const mixed = /(?<=>)[^<>]*\S[^<>]*(?=<[^/])|(?<=<\/[^<>]{1,80}>)[^<>]*\S[^<>]*(?=<|$)/g;

/**
 * XML or HTML: its attributes, its elements without others in them, and the inputs of a form that posts itself (OAuth 2.0
 * Form Post Response Mode), whose values stand under their names.
 */
export function markup(text: string, part: Part): string {
  const content = text.replace(
    element,
    (whole, tag: string, name: string, open = '', value = '', close = '') => {
      const plain = open === '' ? unescapeHtml(value) : value;
      const written = part(localName(name), plain);
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

/** RFC 7578: the content of each part under its name. */
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
 * A text in which `name=value` or `name: value` stands: what stands under the name of a secret, and the rest. A line of a
 * body is one value to its end.
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

/** What has not changed keeps the encoding that it came in. */
const reencoded = (
  whole: string,
  start: string,
  before: string,
  after: string,
  encode: (text: string) => string,
  end = '',
): string => (before === after ? whole : start + aroundPlaceholders(after, encode) + end);

/** A plus sign is a space, except in base64 that nobody escaped. */
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

/** The entities of XML 1.0, section 4.6, and characters by their numbers. */
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
