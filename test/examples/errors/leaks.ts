import { expect } from 'vitest';
import type { Visited } from '../browser.js';
import { clientSecret, type Example } from './example.js';

/** Values that only the authorization server and Authlete may know. */
export function leaksNothing({ service, problems }: Example, { headers, text }: Visited): void {
  const shown = JSON.stringify([...headers]) + text;
  const internal = [
    service.baseUrl,
    String(service.serviceId),
    'resultCode',
    'resultMessage',
    'node_modules',
  ];
  for (const word of [service.accessToken, clientSecret, ...internal]) expect(shown).not.toContain(word);
  for (const secret of [service.accessToken, clientSecret]) expect(problems.join('\n')).not.toContain(secret);
}
