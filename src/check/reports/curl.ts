import { masked } from '../../redaction/stars.js';
import { data } from '../../validate/reports/curl.js';
import { shellWord } from '../../validate/reports/rerun.js';
import type { SentRequest } from '../exchange.js';
import type { Masking } from './masking.js';

/**
 * Formats a request as a curl command for POSIX shells that shows status and headers. Secrets are shell variables,
 * such as `$CLIENT_SECRET`.
 */
export function curlOf({ method, url, headers, body }: SentRequest, masking: Masking): string {
  const usual = body === undefined ? 'GET' : 'POST';
  const verb = method === usual ? '' : `-X ${method.replace(/\W/g, '')} `;
  const parts = [
    `curl -i ${verb}${shellWord(masking.url(url.href))}`,
    ...Object.entries(headers).flatMap(([name, value]) => headerParts(name, value, masking)),
    ...(body === undefined ? [] : bodyParts(body, masking)),
  ];
  return parts.join(' \\\n  ');
}

function headerParts(name: string, value: string, masking: Masking): string[] {
  const key = name.toLowerCase();
  // curl sends this by default.
  if (key === 'content-type' && value === 'application/x-www-form-urlencoded') return [];
  if (key === 'cookie') return ['-b "$COOKIE"'];
  if (key === 'authorization') return [authorization(value, masking)];
  const shown = String(masking.value(value, name));
  return shown === masked && isPlain(name)
    ? [`-H "${name}: ${variable(name)}"`]
    : [`-H ${shellWord(`${name}: ${shown}`)}`];
}

function authorization(value: string, masking: Masking): string {
  const [, scheme = '', credentials = ''] = /^([\w-]+) +(.*)$/s.exec(value) ?? [];
  if (/^basic$/i.test(scheme)) {
    const [, clientId] = /^([^:]*):/.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? [];
    if (clientId !== undefined) return `-u ${shellWord(`${masking.text(clientId)}:`)}"$CLIENT_SECRET"`;
  }
  return scheme === '' ? '-H "Authorization: $AUTHORIZATION"' : `-H "Authorization: ${scheme} $ACCESS_TOKEN"`;
}

function bodyParts(body: string, masking: Masking): string[] {
  const shown = String(masking.value(body, 'body'));
  if (!/^[\w.~%+*[\]-]+=/.test(shown)) return [`--data-raw ${data(shown)}`];
  const parts: string[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) parts.push(`--data-raw ${data(open.join('&'))}`);
    open = [];
  };
  for (const pair of shown.split('&')) {
    const [, name = '', value] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    if (value !== masked || !isPlain(name)) open.push(pair);
    else {
      close();
      parts.push(`--data-urlencode "${name}=${variable(name)}"`);
    }
  }
  close();
  return parts;
}

const isPlain = (name: string): boolean => /^[\w.-]+$/.test(name);
const variable = (name: string): string => `$${name.replaceAll(/\W/g, '_').toUpperCase()}`;
