import type { Answer } from './answers.js';
import type { Exchange } from './exchange.js';
import type { MistakeName, Wrong } from './mistakes.js';

type Members = Readonly<Record<string, unknown>>;

const without = <Value>(members: Readonly<Record<string, Value>>, ...names: string[]) =>
  Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));

/** Mistakes in the calls to Authlete: changes to the right request body. */
const calls: readonly (readonly [MistakeName, (body: Members) => Members])[] = [
  ['parameters-rebuilt', (body) => ({ ...body, ...rebuilt(body['parameters']) })],
  ['dpop-not-forwarded', (body) => without(body, 'dpop', 'htm', 'htu')],
  ['certificate-not-forwarded', (body) => without(body, 'clientCertificate', 'clientCertificatePath')],
  [
    'attestation-not-forwarded',
    (body) => without(body, 'oauthClientAttestation', 'oauthClientAttestationPop'),
  ],
  [
    'auth-time-in-milliseconds',
    (body) => (typeof body['authTime'] === 'number' ? { ...body, authTime: body['authTime'] * 1000 } : body),
  ],
];

function rebuilt(parameters: unknown): Members {
  if (typeof parameters !== 'string') return {};
  const parsed = new URLSearchParams(parameters);
  parsed.sort();
  return { parameters: String(parsed) };
}

export const changedCall = (wrong: Wrong, body: object): object =>
  calls.reduce<Members>((members, [name, change]) => (wrong(name) ? change(members) : members), { ...body });

type Change = (answer: Answer, exchange: Exchange) => Answer;

const withHeaders = (answer: Answer, headers: Readonly<Record<string, string>>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});

const withoutHeaders =
  (...names: string[]): Change =>
  (answer) => ({ ...answer, headers: without(answer.headers, ...names) });

/** Mistakes in the answers: changes to the right answer. */
const answers: readonly (readonly [MistakeName, Change])[] = [
  ['no-store-missing', withoutHeaders('Cache-Control', 'Pragma')],
  ['dpop-nonce-dropped', withoutHeaders('DPoP-Nonce')],
  ['cors-headers-not-exposed', withoutHeaders('Access-Control-Expose-Headers')],
  ['frame-ancestors-missing', withoutHeaders('Content-Security-Policy', 'X-Frame-Options')],
  [
    'cors-at-authorization',
    (answer, { path }) =>
      path === '/authorize' ? withHeaders(answer, { 'Access-Control-Allow-Origin': '*' }) : answer,
  ],
  [
    'par-401-without-challenge',
    (answer, exchange) =>
      exchange.path === '/par' ? withoutHeaders('WWW-Authenticate')(answer, exchange) : answer,
  ],
  [
    'gm-challenge-as-body',
    (answer, exchange) => {
      const { 'WWW-Authenticate': body = '' } = answer.headers;
      if (exchange.last?.operation !== 'grant_m_api' || body === '') return answer;
      const { headers } = withoutHeaders('WWW-Authenticate')(answer, exchange);
      return { ...answer, headers: { ...headers, 'Content-Type': 'application/json' }, body };
    },
  ],
  [
    'form-action-as-json',
    (answer, { last }) =>
      last?.action === 'FORM' ? withHeaders(answer, { 'Content-Type': 'application/json' }) : answer,
  ],
  [
    'location-reencoded',
    (answer, { last }) => {
      if (last?.action !== 'LOCATION' || answer.headers['Location'] === undefined) return answer;
      const url = new URL(answer.headers['Location']);
      url.search = String(new URLSearchParams(url.search));
      return withHeaders(answer, { Location: url.href });
    },
  ],
  [
    'error-action-as-success',
    (answer, { path }) =>
      path === '/token' && answer.status >= 400 && answer.status < 500 ? { ...answer, status: 200 } : answer,
  ],
  [
    'leaks-result-message',
    (answer, { last }) => {
      const own = answer.status >= 400 && answer.body !== undefined && answer.body !== last?.content;
      if (!own || last?.message === undefined || answer.headers['Content-Type'] !== 'application/json')
        return answer;
      return {
        ...answer,
        body: JSON.stringify({ ...JSON.parse(answer.body), error_description: last.message }),
      };
    },
  ],
];

export const changedAnswer = (wrong: Wrong, answer: Answer, exchange: Exchange): Answer =>
  answers.reduce((changed, [name, change]) => (wrong(name) ? change(changed, exchange) : changed), answer);
