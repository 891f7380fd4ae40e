import { setTimeout as sleep } from 'node:timers/promises';
import type { Condition } from '../../facts/obligations/conditions.js';
import { isFor } from '../driver/forms.js';
import type { UserChoice } from '../driver/interaction.js';
import { readPage } from '../driver/page.js';
import { NotTried } from '../not-tried.js';
import type { Requests } from '../requests.js';
import { neverGranted, redirectUri, unreachableAcr } from '../world.js';
import type { Trial } from './trial.js';

type Parameters = Readonly<Record<string, string>>;

const purpose = 'To <i>check</i> & "see"';
const details = JSON.stringify([{ type: 'payment_initiation', instructedAmount: { amount: '12.50' } }]);
const dynamicScope = 'consent:of~the-check';

/** The user logs in and grants the usual scopes, so that a session and a consent are there. */
const logIn = async (requests: Requests): Promise<void> => {
  await requests.authorized();
};

/** As before, but long enough ago that the login is older than one second. */
const logInEarlier = async (requests: Requests): Promise<void> => {
  await logIn(requests);
  await sleep(2100);
};

const silently =
  (more: Parameters = {}): Trial['run'] =>
  (requests) =>
    requests.authorize({ prompt: 'none', ...more });

/** prompt=none: the server answers without a page. */
const silent: readonly Omit<Trial, 'operationId' | 'actions' | 'natural'>[] = [
  { conditions: ['not-logged-in'], run: silently() },
  { conditions: ['all-checks-pass'], prepare: logIn, run: silently() },
  {
    conditions: ['authentication-too-old'],
    patch: { maxAge: 1 },
    prepare: logInEarlier,
    run: silently(),
  },
  {
    conditions: ['other-user'],
    patch: { subject: 'a-user-that-is-not-logged-in' },
    prepare: logIn,
    run: silently(),
  },
  {
    conditions: ['acr-essential-unmet'],
    patch: { acrs: [unreachableAcr], acrEssential: true },
    prepare: logIn,
    run: silently(),
  },
  {
    conditions: ['scopes-not-granted'],
    prepare: logIn,
    run: silently({ scope: `openid profile email ${neverGranted}` }),
  },
  {
    conditions: ['dynamic-scopes-not-granted'],
    prepare: logIn,
    run: silently({ scope: 'openid profile email consent:that-was-never-given' }),
  },
  {
    prepare: logIn,
    patch: { resources: ['https://resource.example/that-the-server-does-not-know'] },
    run: silently(),
  },
  {
    conditions: ['details-not-granted'],
    prepare: logIn,
    run: silently({ authorization_details: JSON.stringify([{ type: 'payment_initiation', id: 'unseen' }]) }),
  },
  {
    conditions: ['claims-not-granted'],
    prepare: logIn,
    run: silently({ claims: '{"id_token":{"phone_number":null}}' }),
  },
];

const until =
  (outcome: UserChoice, more: Parameters = {}): Trial['run'] =>
  async (requests) =>
    requests.decide(await requests.authorize(more), outcome);

const withheldScope = async (requests: Requests): Promise<void> => {
  await requests.decide(await requests.authorize(), 'grant', { withheld: 'email' });
  const couldChoose = requests.session.exchanges.some(({ answer }) =>
    readPage(answer?.body ?? '').forms.some(({ fields }) => fields.some((field) => isFor(field, 'email'))),
  );
  if (!couldChoose)
    throw new NotTried('No page has a checkbox for a single scope, so users cannot grant only some.');
};

const interactive = (
  run: Trial['run'],
  more: Partial<Omit<Trial, 'conditions'>> & { readonly conditions?: readonly Condition[] } = {},
) => ({ decides: true, run, ...more });

/** The user sees pages. */
const shown: readonly Omit<Trial, 'operationId' | 'actions' | 'natural'>[] = [
  { run: (requests) => requests.authorize() },
  interactive(until('grant'), { conditions: ['user-grants'] }),
  interactive(until('deny'), { conditions: ['user-denies'] }),
  interactive(until('give-up'), { conditions: ['user-gives-up'] }),
  interactive(until('grant', { prompt: 'login' }), { prepare: logIn }),
  interactive(until('grant', { prompt: 'consent' }), { prepare: logIn }),
  interactive(until('grant', { prompt: 'select_account' }), { prepare: logIn }),
  interactive(until('grant', { prompt: 'create' })),
  interactive(until('grant', { prompt: 'login consent' }), {
    conditions: ['authentication-too-old'],
    prepare: logInEarlier,
    patch: { maxAge: 1, prompts: ['CONSENT'] },
  }),
  interactive(until('grant'), { patch: { subject: 'a-user-that-is-not-logged-in' } }),
  interactive(until('grant'), { patch: { acrs: [unreachableAcr], acrEssential: true } }),
  interactive(until('grant'), { patch: { acrs: [unreachableAcr], acrEssential: false } }),
  interactive(until('grant', { scope: 'openid profile email device_sso' })),
  interactive(until('grant'), { patch: { purpose } }),
  interactive(until('grant', { authorization_details: details })),
  interactive(until('grant', { scope: `openid profile email ${dynamicScope}` })),
  interactive(until('grant', { claims: '{"userinfo":{"name":null},"id_token":{"email":null}}' })),
  interactive(withheldScope, { conditions: ['some-scopes-granted'] }),
];

/** A redirect URL that parsing and writing again changes. */
const written = { responseContent: `${redirectUri}?state=a%20b%7e*~&iss=https%3a//issuer.example` };

export const authorizationTrials: readonly Trial[] = [
  {
    operationId: 'auth_authorization_api',
    actions: ['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'LOCATION', 'FORM'],
    run: (requests) => requests.authorize(),
  },
  ...silent.map(
    (trial): Trial => ({
      operationId: 'auth_authorization_api',
      actions: ['NO_INTERACTION'],
      natural: true,
      ...trial,
    }),
  ),
  ...shown.map(
    (trial): Trial => ({
      operationId: 'auth_authorization_api',
      actions: ['INTERACTION'],
      natural: true,
      ...trial,
    }),
  ),
  { operationId: 'auth_authorization_issue_api', run: until('grant') },
  { operationId: 'auth_authorization_fail_api', run: until('deny') },
  ...(
    [
      ['auth_authorization_api', (requests) => requests.authorize()],
      ['auth_authorization_issue_api', until('grant')],
      ['auth_authorization_fail_api', until('deny')],
    ] as const satisfies readonly (readonly [Trial['operationId'], Trial['run']])[]
  ).map(([operationId, run]): Trial => ({ operationId, actions: ['LOCATION'], patch: written, run })),
  { operationId: 'getAuthorizationTicketInfo', run: until('grant') },
  { operationId: 'updateAuthorizationTicket', run: until('grant') },
];
