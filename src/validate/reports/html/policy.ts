import { createHash } from 'node:crypto';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Returns a Content Security Policy that permits only a page's own style and script, whatever it shows. */
export const policy = ({ style, script }: { readonly style: string; readonly script?: string }): string =>
  `default-src 'none'; style-src ${hash(style)};${script === undefined ? '' : ` script-src ${hash(script)};`} base-uri 'none'; form-action 'none'`;
