import { artifacts } from '../facts/artifacts.js';

/** A quirk: a rule that the published evidence does not settle. */
interface Row {
  /** The allowed values. If omitted, an integer, at least 1. */
  readonly values?: readonly (string | number | boolean)[];
  /** The default: the value that the evidence makes most likely. */
  readonly standard: string | number | boolean;
  readonly meaning: string;
  /** The evidence for each value. */
  readonly split: string;
}

/** The quirks: rules that a service can change because the evidence about the real service is split. */
export const quirks = {
  authorizationCodeLifetime: {
    standard: artifacts.authorizationCode.life.default,
    meaning:
      'The lifetime of an authorization code in seconds if authorizationCodeDuration of the service is 0.',
    split: 'RFC 6749 allows at most ten minutes. The lifetime of the real service is not published.',
  },
  lockedClient: {
    values: ['client-error', 'forbidden'],
    standard: 'client-error',
    meaning:
      'The refusal of a call on behalf of a locked client: the error of the operation, or HTTP 403 with A001215.',
    split:
      'The catalogue has a result code for each operation. An example in the API document shows the 403.',
  },
  offlineAccessWithoutConsent: {
    values: ['consent-required', 'no-interaction'],
    standard: 'consent-required',
    meaning:
      'The response to the scope offline_access without prompt=consent: consent_required (A004303), or NO_INTERACTION.',
    split: 'The catalogue has a result code for the error. A report of live calls shows NO_INTERACTION.',
  },
  unregisteredResponseTypeError: {
    values: ['unauthorized_client', 'unsupported_response_type'],
    standard: 'unauthorized_client',
    meaning: 'The error for a response type that the client has not registered (A009306).',
    split:
      'RFC 6749 defines unauthorized_client for it. The catalogue has the result code, but not its error.',
  },
  userinfoJsonClaims: {
    values: ['claims', 'jwt-claims'],
    standard: 'claims',
    meaning:
      'The members of userinfo in JSON: the claims with sub, or also iss, aud, iat and exp, as in an ID token.',
    split:
      'OpenID Connect Core requires those for signed responses. An example in the API document has them in JSON.',
  },
  refreshTokenIdempotencyWindow: {
    standard: 60,
    meaning: 'How many seconds a replaced refresh token keeps working if refreshTokenIdempotent is set.',
    split: 'A third-party guide says 60 seconds. The API document does not give a number.',
  },
  rejectedRequestSpendsRequestUri: {
    values: [true, false],
    standard: true,
    meaning: 'Whether a refused authorization request uses up its pushed request_uri.',
    split: 'Live calls show that a request_uri works once. Nothing is published about refused requests.',
  },
  credentialTimes: {
    values: ['rounded-in-batches', 'rounded', 'exact'],
    standard: 'rounded-in-batches',
    meaning:
      'Whether the times in an SD-JWT VC and an mdoc are whole hours: for services with a batchSize of 2 or more, for all, or for none.',
    split:
      'RFC 9901 and the conformance suite reject exact times in a batch. A recorded mdoc of a service without a batch size includes the minute.',
  },
  keyDeletion: {
    values: [204, 200],
    standard: 204,
    meaning: 'The HTTP status of DELETE /hsk/delete for a deleted key. Only 200 includes the action.',
    split:
      'The API document gives 204 a body, which HTTP forbids. The Java library reads the body, with GET.',
  },
  unknownTokenDeletion: {
    values: [404, 204],
    standard: 404,
    meaning: 'The HTTP status of /auth/token/delete for a token that does not exist (A161202).',
    split: 'The catalogue has its result code, but not its status.',
  },
  expiredTicket: {
    values: ['A041301', 'A041202'],
    standard: 'A041301',
    meaning: 'The result code of /auth/authorization/issue for a ticket that has expired.',
    split: 'The catalogue has A041301 for it. The knowledge base says A041202, as for an unknown ticket.',
  },
  idTokenWithoutOpenid: {
    values: ['redirect', 'bad-request'],
    standard: 'redirect',
    meaning:
      'How a response type with an ID token, but without the scope openid, is refused (A004302): to the redirect URI of the client, or with BAD_REQUEST.',
    split: 'OAuth and OpenID Connect have a redirect for it; a printed answer of 2.x is BAD_REQUEST.',
  },
  largestTokenPage: {
    standard: 20,
    meaning: 'How many tokens a page of /auth/token/get/list may have; more are refused (A159205).',
    split:
      'The knowledge base says that more than 20 are an error; the API document names no limit, but has a result code for it.',
  },
  authorizationDeletion: {
    values: ['tokens', 'tokens-and-granted-scopes'],
    standard: 'tokens',
    meaning:
      'What /client/authorization/delete deletes: the tokens of the subject, or also the scopes that it granted.',
    split:
      'The API document speaks of tokens alone; an authorization server relies on the user being asked again.',
  },
  storedTokenTimes: {
    values: ['rounded-down', 'nearest'],
    standard: 'rounded-down',
    meaning:
      'How the times of a token are kept, which introspection, updates and lists show: rounded down to seconds, or to the nearest one.',
    split:
      'Introspection has whole seconds in all examples; in those of the API document one token expires at 48.973 s when it is created and at 49 s when it is updated.',
  },
  mistypedScalars: {
    values: ['coerced', 'refused'],
    standard: 'coerced',
    meaning: 'A number or boolean in place of a string, or the reverse: coerced, or refused with A126202.',
    split:
      'Servers that send integers as subjects work with the real service. Its only published refusal is of an array.',
  },
  fapiDifferentParameterError: {
    values: ['invalid_request', 'invalid_request_object'],
    standard: 'invalid_request',
    meaning:
      'The FAPI 1 error for a parameter that differs inside and outside the request object (A150305, A150326).',
    split:
      'The real service passes the conformance test with a different nonce, which accepts invalid_request. The catalogue has the result code, but not its error.',
  },
} as const satisfies Readonly<Record<string, Row>>;

type Table = typeof quirks;
type ValueOf<One> = One extends { readonly values: readonly (infer Value)[] } ? Value : number;

/** The quirks of a service. A changed value takes effect immediately. */
export type Quirks = { -readonly [Name in keyof Table]: ValueOf<Table[Name]> };

/** The default value of each quirk. */
export const standardQuirks: Readonly<Quirks> = {
  authorizationCodeLifetime: quirks.authorizationCodeLifetime.standard,
  lockedClient: quirks.lockedClient.standard,
  offlineAccessWithoutConsent: quirks.offlineAccessWithoutConsent.standard,
  unregisteredResponseTypeError: quirks.unregisteredResponseTypeError.standard,
  userinfoJsonClaims: quirks.userinfoJsonClaims.standard,
  refreshTokenIdempotencyWindow: quirks.refreshTokenIdempotencyWindow.standard,
  rejectedRequestSpendsRequestUri: quirks.rejectedRequestSpendsRequestUri.standard,
  credentialTimes: quirks.credentialTimes.standard,
  keyDeletion: quirks.keyDeletion.standard,
  unknownTokenDeletion: quirks.unknownTokenDeletion.standard,
  fapiDifferentParameterError: quirks.fapiDifferentParameterError.standard,
  expiredTicket: quirks.expiredTicket.standard,
  idTokenWithoutOpenid: quirks.idTokenWithoutOpenid.standard,
  largestTokenPage: quirks.largestTokenPage.standard,
  authorizationDeletion: quirks.authorizationDeletion.standard,
  storedTokenTimes: quirks.storedTokenTimes.standard,
  mistypedScalars: quirks.mistypedScalars.standard,
};

/** The table without its literal types, for code that treats all rows alike. */
export const quirkRows: readonly (readonly [name: string, row: Row])[] = Object.entries<Row>(quirks);
