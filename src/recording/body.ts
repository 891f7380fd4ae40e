import { parseJson } from '../json.js';

/**
 * Parses a body for a recording: JSON as a value, a form as an object of its fields, anything else as text. A
 * declared form with characters that forms never contain is kept as text, because its fields are unknown.
 */
export function parseRecordedBody(text: string, contentType = ''): unknown {
  if (text === '') return undefined;
  if (isFormType(contentType)) return /^[^\s"<>{}]*$/.test(text) ? fieldsOf(new URLSearchParams(text)) : text;
  const json = parseJson(text);
  return typeof json === 'object' && json !== null ? json : text;
}

export const isFormType = (contentType = ''): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(contentType);

/** Repeated fields become an array. */
export const fieldsOf = (form: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [value = '', ...more] = form.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );
