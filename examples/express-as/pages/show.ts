import type { Response } from 'express';

export interface Page {
  readonly title: string;
  readonly content: Html;
}

/**
 * Sends a page. Forbids framing (RFC 6749, section 10.13) and caching. Does not set `form-action`, because
 * browsers also apply it to the redirect to the client.
 */
export function showPage(response: Response, { title, content }: Page, status = 200): void {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    'Referrer-Policy': 'no-referrer',
  });
  const page = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="/style.css">
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>
`;
  response.status(status).type('html').send(page.text);
}

/** HTML whose interpolated values are escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | undefined | false | readonly Part[];

/** Builds HTML: escapes values, keeps HTML, joins arrays, and renders `undefined` and `false` as nothing. */
export const html = (strings: TemplateStringsArray, ...values: readonly Part[]): Html =>
  new Html(strings.map((string, index) => string + textOf(values[index])).join(''));

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
