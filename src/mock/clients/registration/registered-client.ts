import { timingSafeEqual } from 'node:crypto';
import type { ClientRecord, ServiceRecord } from '../../../domain/records.js';
import { Failure } from '../../failure.js';
import type { Call } from '../../operation.js';
import type { ResultCode } from '../../results/index.js';
import { hashOf } from '../../tokens/token-records.js';

type ConfigurationCall = Pick<Call<'client_registration_get_api'>, 'service' | 'settings' | 'body'>;

/** The client that a configuration request is about, and its registration access token (RFC 7592, section 2). */
export interface RegisteredClient {
  readonly client: ClientRecord;
  readonly token: string;
}

/** Throws a `Failure` if the client does not exist or the registration access token is not its own. */
export async function registeredClient({
  service,
  settings,
  body,
}: ConfigurationCall): Promise<RegisteredClient> {
  const { clientId = '', token } = body;
  if (!/^\d{1,16}$/.test(clientId)) throw refused(settings, 'A215301', clientId);
  const client = await service.find('client', clientId);
  if (client === undefined) throw refused(settings, 'A215302', clientId);
  if (!client.dynamicallyRegistered) throw refused(settings, 'A215303', clientId);
  if (!token) throw refused(settings, 'A215305', clientId);
  const { registrationAccessTokenHash: hash } = client;
  if (!hash) throw refused(settings, 'A215306', clientId);
  if (!isSame(hash, hashOf(token))) throw refused(settings, 'A215307', clientId);
  return { client, token };
}

/** Applies `unauthorizedOnClientConfigSupported`. */
const refused = (settings: ServiceRecord, code: ResultCode, client: string): Failure =>
  new Failure(code, {
    action: settings.unauthorizedOnClientConfigSupported ? 'UNAUTHORIZED' : 'BAD_REQUEST',
    message: { client },
  });

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
