import { parseJson } from '../mock/oauth/claims.js';

/**
 * A body as a recording has it: JSON as it is, a form as an object of its fields, anything else as text. What is said to be
 * a form and has characters that no form has is a text too: nobody knows what its fields are.
 */
export function readBody(text: string, contentType = ''): unknown {
  if (text === '') return undefined;
  if (isFormType(contentType)) return /^[^\s"<>{}]*$/.test(text) ? fieldsOf(new URLSearchParams(text)) : text;
  const json = parseJson(text);
  return typeof json === 'object' && json !== null ? json : text;
}

export const isFormType = (contentType = ''): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(contentType);

/** A field that is repeated is a list. */
export const fieldsOf = (form: URLSearchParams): Record<string, string | string[]> =>
  Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [value = '', ...more] = form.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );
