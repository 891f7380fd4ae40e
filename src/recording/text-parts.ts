import { aroundPlaceholders } from './placeholder.js';

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

/** A form that posts itself (OAuth 2.0 Form Post Response Mode): the values of its inputs. */
export const html = (text: string, part: Part): string =>
  text.replace(/<input\b[^>]*>|\baction="[^"]*"/gi, (tag) => {
    const name = /\bname="([^"]*)"/i.exec(tag)?.[1] ?? '';
    return tag.replace(/(\b(?:value|action)=")([^"]*)/i, (whole, before: string, value: string) =>
      reencoded(
        whole,
        before,
        unescapeHtml(value),
        part(unescapeHtml(name), unescapeHtml(value)),
        escapeHtml,
      ),
    );
  });

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
): string => (before === after ? whole : start + aroundPlaceholders(after, encode));

const decodeForm = (text: string): string => new URLSearchParams(`_=${text}`).get('_') ?? text;

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

const unescapeHtml = (text: string): string =>
  entities
    .reduce((done, [character, entity]) => done.replaceAll(entity, character), text)
    .replaceAll('&amp;', '&');
