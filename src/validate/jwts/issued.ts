import type { JwtKind } from '../../facts/jwts.js';
import { contentOf } from '../../facts/lookup.js';
import { operationFacts } from '../../facts/operations/index.js';
import { isObject, type UnknownRecord } from '../../json.js';
import { onlyReference } from '../../redaction/placeholder.js';
import type { JsonObject } from '../../spec/json.js';
import type { ClientContent } from '../content.js';
import type { HttpExchange } from '../exchange.js';
import { isHidden } from '../masked.js';
import { headerIn, objectIn } from './header.js';

/** A JWT that the service made for a client or a resource server. */
export interface IssuedJwt {
  readonly kind: JwtKind;
  readonly pointer: string;
  readonly jwt: string;
  /**
   * `signed`: header and claims are readable, maybe from the shape in a recording. `hidden`: masked, or encrypted
   * (RFC 7516).
   */
  readonly form: 'signed' | 'hidden' | 'malformed';
  readonly header: UnknownRecord;
  readonly claims: UnknownRecord;
}

/** Members of a response that are JWTs. */
const members: readonly { readonly name: string; readonly kind: JwtKind; readonly pointer: string }[] = [
  { name: 'idToken', kind: 'idToken', pointer: '/response/idToken' },
  { name: 'jwtAccessToken', kind: 'accessToken', pointer: '/response/jwtAccessToken' },
  { name: 'logoutToken', kind: 'logoutToken', pointer: '/response/logoutToken' },
];

const issuedKinds = ['idToken', 'accessToken', 'logoutToken'] as const;

/** Operations whose `responseContent` is a JWT with claims for the caller's client. */
const contents: ReadonlyMap<string, JwtKind> = new Map([
  ['auth_userinfo_issue_api', 'userInfo'],
  ['auth_introspection_standard_api', 'introspection'],
]);

/** The operations whose responses may have a JWT. */
export const jwtOperations: ReadonlySet<string> = new Set(
  Object.values(operationFacts).flatMap(({ operationId, actions }) => {
    const mayHave = [...actions.values()].some(
      ({ content, issues = {} }) =>
        content === 'redirect' ||
        content === 'html' ||
        issuedKinds.some((kind) => issues[kind] !== undefined),
    );
    return mayHave || contents.has(operationId) ? [operationId] : [];
  }),
);

/** The parts of an exchange that have JWTs. */
interface Source {
  readonly exchange: HttpExchange;
  readonly operation: { readonly operationId: string };
  readonly action: string | undefined;
  readonly answer: JsonObject | undefined;
  readonly content: ClientContent | undefined;
}

/** Returns the JWTs of a response. Older services show the ID token only in `responseContent`. */
export function issuedJwts({ operation, action, answer, content, exchange }: Source): IssuedJwt[] {
  const found: IssuedJwt[] = [];
  if (answer === undefined) return found;
  const { operationId } = operation;
  const add = (kind: JwtKind, jwt: unknown, pointer: string) => {
    if (typeof jwt === 'string' && jwt !== '') found.push(issuedJwt(kind, jwt, pointer, exchange.jwts));
  };
  for (const { name, kind, pointer } of members) add(kind, answer[name], pointer);
  if (content === undefined) return found;
  const pointer = '/response/responseContent';
  if (typeof answer['idToken'] !== 'string') add('idToken', content.values?.get('id_token'), pointer);
  add('authorizationResponse', content.jarm, pointer);
  const kind = contents.get(operationId);
  const isJwt = action !== undefined && contentOf(operationId, action) === 'jwt';
  if (kind !== undefined && isJwt) add(kind, content.text, pointer);
  return found;
}

function issuedJwt(
  kind: JwtKind,
  jwt: string,
  pointer: string,
  shapes: Readonly<Record<string, unknown>> = {},
): IssuedJwt {
  const made = (form: IssuedJwt['form'], header = nothing, claims = nothing): IssuedJwt =>
    // One shape for all, because a spread would be several times slower.
    ({ kind, pointer, jwt, form, header, claims });
  const reference = onlyReference(jwt);
  if (reference !== undefined && Object.hasOwn(shapes, reference)) {
    const { header, payload } = { ...Object(shapes[reference]) };
    if (isObject(header) && isObject(payload)) return made('signed', header, payload);
  }
  const parts = jwt.split('.');
  if (parts.length === 5 || isHidden(jwt)) return made('hidden');
  const [, payload] = parts;
  const header = parts.length === 3 ? headerIn(jwt) : undefined;
  const claims = header === undefined || payload === undefined ? undefined : objectIn(payload);
  return header === undefined || claims === undefined ? made('malformed') : made('signed', header, claims);
}

const nothing: UnknownRecord = {};
