import { timingSafeEqual } from 'node:crypto';
import type { ApiCaller } from '../access/caller.js';
import { expandRights } from '../access/rights.js';
import { ApiError } from '../api-error.js';
import type { Engine } from '../engine.js';
import type { ApiRequest } from '../http.js';
import { sha256 } from '../sha256.js';

/** An Authlete 2.x call, translated to 3.0. */
export interface Translated {
  readonly path: string;
  readonly caller: ApiCaller;
}

interface Credentials {
  readonly key: string;
  readonly secret: string;
}

/** Operations of 2.x that require the credentials of the owner of services rather than those of a service. */
const ofOwner = /^\/api\/service\/(create|get\/list|(get|update|delete)\/(\d+))\/?$/;

/** Whether a path is one of Authlete 2.x, or one of the few 3.0 paths that also name no service. */
export const namesNoService = (path: string): boolean => /^\/api\/(?!\d)/.test(path);

/**
 * Translates a call of Authlete 2.x, which has a path without a service ID and HTTP Basic credentials of a service
 * or of the owner of services. Resolves to `undefined` if the credentials are of another kind. Throws `ApiError`.
 */
export async function translated(
  engine: Engine,
  request: ApiRequest,
  path: string,
): Promise<Translated | undefined> {
  const credentials = basicCredentials(request.header('authorization'));
  if (credentials === undefined) return undefined;
  return ofOwner.test(path) ? ownersCall(engine, path, credentials) : servicesCall(engine, path, credentials);
}

/** RFC 7617, section 2. */
function basicCredentials(header: string | undefined): Credentials | undefined {
  const encoded = /^basic +([\w+/=-]+) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [key = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { key, secret: secret.join(':') };
}

async function servicesCall(engine: Engine, path: string, { key, secret }: Credentials): Promise<Translated> {
  const service = await engine.find(key);
  const settings = await service?.settings();
  if (settings === undefined) throw new ApiError('A003201');
  if (!equal(secret, settings.apiSecret ?? '')) throw new ApiError('A003204', { key });
  const rights = expandRights(['modify_service']);
  return {
    path: path.replace(/^\/api/, `/api/${key}`),
    caller: { serviceId: settings.apiKey, rights, tokenHash: sha256(`service ${key}`), v2: 'service' },
  };
}

/** `/service/get/{apiKey}` in 2.x becomes `/{serviceId}/service/get` in 3.0. */
function ownersCall(engine: Engine, path: string, { key, secret }: Credentials): Translated {
  const { serviceOwner } = engine.options;
  if (serviceOwner.apiKey !== key) throw new ApiError('A002201');
  if (!equal(secret, serviceOwner.apiSecret)) throw new ApiError('A002205', { key });
  return {
    path: path.replace(/^\/api\/service\/(get|update|delete)\/(\d+)\/?$/, '/api/$2/service/$1'),
    caller: {
      serviceId: undefined,
      rights: expandRights(['admin']),
      tokenHash: sha256(`owner ${key}`),
      v2: 'owner',
    },
  };
}

/** Compares digests in constant time, so that timing does not leak the secrets. */
const equal = (presented: string, known: string): boolean =>
  known !== '' && timingSafeEqual(Buffer.from(sha256(presented)), Buffer.from(sha256(known)));
