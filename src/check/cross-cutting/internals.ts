import type { AuthleteCall } from '../exchange.js';
import type { Difference } from '../judge/difference.js';
import type { ServerUnderCheck } from '../server.js';
import type { Watcher } from './cross-cutting.js';

/** CWE-209: what clients can see must not tell how the server is built. */
export const noInternalDetails: Watcher = {
  id: 'no-internal-details',
  watch({ answer, calls }, { server }) {
    if (answer === undefined) return undefined;
    const shown = [answer.body, ...[...answer.headers].map(([name, value]) => `${name}: ${value}`)].join(
      '\n',
    );
    const meant = calls.flatMap(({ response }) =>
      typeof response['responseContent'] === 'string' ? [response['responseContent']] : [],
    );
    const visible = meant.reduce((text, content) => text.replaceAll(content, ''), shown);
    const exception = /\b[A-Z][a-z]\w*(?:Error|Exception|Failure): /.exec(visible)?.[0];
    const internals = internalsOf(server, calls);
    if (exception !== undefined) internals.push(['an exception', exception]);
    for (const [what, value] of internals)
      if (visible.includes(value))
        return {
          message: `The response reveals ${what}.`,
          expected: 'nothing internal',
          got: excerptAround(visible, value),
        } satisfies Difference;
    return 'obeyed';
  },
};

function internalsOf({ authlete }: ServerUnderCheck, calls: readonly AuthleteCall[]): [string, string][] {
  const internals: [string, string][] = [
    ['the API access token', authlete.accessToken],
    ...(authlete.apiSecret === undefined ? [] : [['the API secret', authlete.apiSecret] as [string, string]]),
    ['the URL of Authlete', new URL(authlete.url).host],
    ['the service ID', String(authlete.serviceId)],
  ];
  for (const { response, resultCode } of calls) {
    const message = response['resultMessage'];
    // Result codes in error descriptions are meant for clients: they are in brackets.
    if (typeof message === 'string' && message.length > 12)
      internals.push(['the resultMessage', message.replace(/^\[\w+\]\s*/, '')]);
    if (resultCode !== undefined) internals.push(['the resultCode', `"${resultCode}"`]);
  }
  // What every page of an exception has, in the languages of the known servers.
  return [
    ...internals,
    ...[
      'at java.',
      'Traceback (most recent call last)',
      'node_modules/',
      'ApiException',
      'AuthleteApiException',
      'java.lang.',
      'goroutine ',
    ].map((text): [string, string] => ['an exception', text]),
  ];
}

const excerptAround = (text: string, value: string): string => {
  const at = text.indexOf(value);
  return text.slice(Math.max(0, at - 40), at + value.length + 40);
};
