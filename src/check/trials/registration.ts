import { isObject, parseJson } from '../../json.js';
import { NotTried } from '../not-tried.js';
import type { Requests } from '../requests.js';
import { redirectUri } from '../world.js';
import type { Trial } from './trial.js';

const json = { 'content-type': 'application/json' };
const metadata = { client_name: 'Registered client of the check', redirect_uris: [redirectUri] };

export const register = (requests: Requests, headers: Readonly<Record<string, string>> = {}) =>
  requests.session.send(requests.endpoint('registration'), {
    headers: { ...json, ...headers },
    body: JSON.stringify(metadata),
  });

interface Registered {
  readonly uri: URL;
  readonly token: string;
  readonly id: string;
}

/** Registers a client. Resolves to the answer as text, for `registered`. */
const prepare = async (requests: Requests): Promise<string> => {
  const { answer } = await register(requests);
  return answer?.body ?? '';
};

/** Reads where and how a client manages its registration (RFC 7592, section 3). */
function registered({ server }: Requests, body: string): Registered {
  const value = parseJson(body);
  const {
    registration_client_uri: uri,
    registration_access_token: token,
    client_id: id,
  } = isObject(value) ? value : {};
  if (typeof uri !== 'string' || typeof token !== 'string' || !URL.canParse(uri, server.base.href))
    throw new NotTried('The registration endpoint gave no registration_client_uri and token.');
  return { uri: new URL(uri, server.base), token, id: String(id) };
}

export const registrationTrials: readonly Trial[] = [
  { operationId: 'client_registration_api', run: (requests) => register(requests) },
  {
    operationId: 'client_registration_get_api',
    prepare,
    run: (requests, body) => {
      const { uri, token } = registered(requests, body);
      return requests.withToken(uri, token);
    },
  },
  {
    operationId: 'client_registration_update_api',
    prepare,
    run: (requests, body) => {
      const { uri, token, id } = registered(requests, body);
      return requests.withToken(uri, token, {
        method: 'PUT',
        headers: json,
        body: JSON.stringify({ ...metadata, client_id: id }),
      });
    },
  },
  {
    operationId: 'client_registration_delete_api',
    prepare,
    run: (requests, body) => {
      const { uri, token } = registered(requests, body);
      return requests.withToken(uri, token, { method: 'DELETE' });
    },
  },
];
