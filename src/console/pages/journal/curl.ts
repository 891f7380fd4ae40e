import type { JournalEntry } from '../../../mock/journal.js';

/** Returns a command that makes the call again, with the settings of the environment that `serve` prints. */
export function curlOf({ method, target, request }: JournalEntry): string {
  const url = target.replace(/^\/api\/\d+(?=\/)/, '/api/$AUTHLETE_SERVICE_ID');
  const lines = [
    `curl --request ${method} "$AUTHLETE_BASE_URL${url.replaceAll(/["`\\]/g, '\\$&')}"`,
    '--header "Authorization: Bearer $AUTHLETE_API_TOKEN"',
  ];
  const body = bodyOf(request);
  if (body !== undefined && method !== 'GET' && method !== 'DELETE')
    lines.push("--header 'Content-Type: application/json'", `--data ${quoted(body)}`);
  return lines.join(' \\\n  ');
}

function bodyOf(request: unknown): string | undefined {
  if (typeof request === 'string') return request;
  const isEmpty = request === undefined || request === null || JSON.stringify(request) === '{}';
  return isEmpty ? undefined : JSON.stringify(request);
}

/** Quotes a text for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
