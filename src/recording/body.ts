import { parseJson } from '../mock/oauth/claims.js';

/** A body as a recording has it: JSON as it is, a form as an object of its fields, anything else as text. */
export function readBody(text: string, contentType = ''): unknown {
  if (text === '') return undefined;
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) return fieldsOf(new URLSearchParams(text));
  const json = parseJson(text);
  return typeof json === 'object' && json !== null ? json : text;
}

/** A field that is repeated is a list. */
export const fieldsOf = (form: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [value = '', ...more] = form.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );
