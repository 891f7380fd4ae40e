import type { CheerioAPI } from 'cheerio';
import { load } from 'cheerio';

/** The attribute that marks the elements of a page in a browser. */
export const markerName = 'data-authlete-check';

export interface Field {
  readonly name: string;
  readonly type: string;
  /** Its label and other words that say what it is for. */
  readonly described: string;
  readonly value: string;
  readonly isChecked: boolean;
  /** Marks the element in a browser. */
  readonly marker: string | undefined;
  /** The options of a selection. */
  readonly options: readonly Option[];
}

export interface Option {
  readonly text: string;
  readonly value: string;
}

export interface Button {
  readonly described: string;
  readonly name: string | undefined;
  readonly value: string;
  readonly action: string | undefined;
  readonly marker: string | undefined;
}

export interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
}

export interface Link {
  readonly text: string;
  readonly href: string;
  readonly marker: string | undefined;
}

/** What a user can read and do on a page. */
export interface Page {
  readonly text: string;
  /** The forms that a user can operate. */
  readonly forms: readonly Form[];
  readonly links: readonly Link[];
}

type Selection = ReturnType<CheerioAPI>;

export function readPage(body: string): Page {
  const $ = load(body);
  const forms = $('form')
    .toArray()
    .map((element) => readForm($, $(element)));
  return {
    text: $('body').text().replaceAll(/\s+/g, ' '),
    // A page that posts itself to the client belongs to the response mode form_post.
    forms: forms.filter(
      ({ buttons, fields }) => buttons.length > 0 || fields.some(({ type }) => type !== 'hidden'),
    ),
    links: $('a[href]')
      .toArray()
      .map((element) => ({
        text: $(element).text().trim(),
        href: String($(element).attr('href')),
        marker: $(element).attr(markerName),
      })),
  };
}

/** Whether the page asks for a password. */
export const asksPassword = ({ fields }: Pick<Form, 'fields'>): boolean =>
  fields.some(({ type }) => type === 'password');

/** Whether a field or button has a name, or a label or text that contains it. */
export const isNamed = (
  { name, described }: Pick<Field, 'described'> & { readonly name?: string | undefined },
  wanted: string | undefined,
): boolean =>
  wanted !== undefined && (name === wanted || described.toLowerCase().includes(wanted.toLowerCase()));

/** Finds a field or button: the one with the name, else the one whose words begin with it, else contain it. */
export function named<T extends Pick<Field, 'described'> & { readonly name?: string | undefined }>(
  all: readonly T[],
  wanted: string,
): T | undefined {
  const word = wanted.toLowerCase();
  return (
    all.find(({ name }) => name === wanted) ??
    all.find(({ described }) => described.toLowerCase().startsWith(word)) ??
    all.find(({ described }) => described.toLowerCase().includes(word))
  );
}

/** The words of a field or button on one line and once each, for messages. */
export const wordsOf = ({ described }: Pick<Field, 'described'>): string =>
  [...new Set(described.trim().split(/\s+/))].join(' ').slice(0, 80);

const notSubmitted: ReadonlySet<string> = new Set(['submit', 'button', 'image', 'reset', 'file']);

function readForm($: CheerioAPI, form: Selection): Form {
  const id = form.attr('id');
  const inside = (selector: string) =>
    [
      ...form.find(selector).toArray(),
      // Elements can belong to a form elsewhere on the page.
      ...(id === undefined ? [] : $(selector).toArray()).filter((raw) => $(raw).attr('form') === id),
    ].map((raw) => $(raw));
  return {
    action: form.attr('action') ?? '',
    method: (form.attr('method') ?? 'get').toUpperCase(),
    fields: inside('input[name], select[name], textarea[name]')
      .map((element) => readField($, element))
      .filter(({ type }) => !notSubmitted.has(type)),
    buttons: inside('button:not([type]), button[type=submit], input[type=submit], input[type=image]').map(
      readButton,
    ),
  };
}

const readField = ($: CheerioAPI, element: Selection): Field => ({
  name: String(element.attr('name')),
  type: (element.attr('type') ?? 'text').toLowerCase(),
  described: words(
    element.attr('id') === undefined
      ? ''
      : $('label')
          .filter((_, label) => $(label).attr('for') === element.attr('id'))
          .text(),
    element.closest('label').text(),
    ...['aria-label', 'placeholder', 'autocomplete', 'name', 'id'].map((name) => element.attr(name)),
    ['checkbox', 'radio'].includes(element.attr('type') ?? '') ? element.attr('value') : undefined,
  ),
  value: [element.val() ?? element.find('option').first().attr('value') ?? ''].flat().join(','),
  isChecked: element.is(':checked'),
  marker: element.attr(markerName),
  options: element
    .find('option')
    .toArray()
    .map((option) => ({
      text: $(option).text().trim(),
      value: $(option).attr('value') ?? $(option).text().trim(),
    })),
});

function readButton(element: Selection): Button {
  const value = String(element.attr('value') ?? '');
  return {
    described: words(
      element.text().trim() || value,
      element.attr('aria-label'),
      element.attr('name'),
      element.attr('title'),
      value,
    ),
    name: element.attr('name'),
    value,
    action: element.attr('formaction'),
    marker: element.attr(markerName),
  };
}

const words = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ');
