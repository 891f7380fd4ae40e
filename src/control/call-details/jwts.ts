import type { JWK } from 'jose';
import { signedBy } from '../../mock/jose/signed-by.js';
import type { JournalEntry } from '../../mock/journal.js';
import { learnExchange, mask } from '../../mock/mask.js';
import type { Service } from '../../mock/service.js';
import { jwksOf } from '../../mock/services/own-keys.js';
import { shapeOf } from '../../redaction/jwt-shape.js';

/** Whether a known key has signed a JWT. `unknown`: no key of the service or of the client fits it. */
export const signatureStates = ['valid', 'invalid', 'none', 'unknown', 'encrypted'] as const;
export type SignatureState = (typeof signatureStates)[number];

/** A JWT of a call, decoded. Secrets in its claims are masked. */
export interface DecodedJwt {
  /** The member or the parameter that contains it, such as `id_token` or `client_assertion`. */
  readonly name: string;
  readonly header: unknown;
  /** `undefined` if it is encrypted. */
  readonly claims?: unknown;
  readonly signature: SignatureState;
  /** Whose key has signed it. */
  readonly signedBy?: 'service' | 'client';
}

/** Decodes the JWTs of a call, each once, and verifies them with the keys of the service and of its clients. */
export async function decodedJwts(service: Service, exchange: JournalEntry): Promise<DecodedJwt[]> {
  const found = new Map<string, string>();
  learnExchange(exchange, {
    text(name, text) {
      if (!found.has(text) && shapeOf(text) !== undefined) found.set(text, name);
      return text;
    },
  });
  return Promise.all([...found].map(([jwt, name]) => decoded(service, name, jwt)));
}

async function decoded(service: Service, name: string, jwt: string): Promise<DecodedJwt> {
  const { header = {}, payload } = shapeOf(jwt) ?? {};
  const shown = { name, header: mask(header) };
  if (payload === undefined) return { ...shown, signature: 'encrypted' };
  return { ...shown, claims: mask(payload), ...(await signatureOf(service, jwt, header, payload)) };
}

type Members = Readonly<Record<string, unknown>>;

async function signatureOf(
  service: Service,
  jwt: string,
  { alg, kid, jwk }: Members,
  payload: Members,
): Promise<Pick<DecodedJwt, 'signature' | 'signedBy'>> {
  if (typeof alg !== 'string' || alg.toLowerCase() === 'none') return { signature: 'none' };
  const keys = { service: await keysOfService(service), client: await keysOfClient(service, payload, jwk) };
  let signature: SignatureState = 'unknown';
  for (const owner of ['service', 'client'] as const)
    for (const key of keys[owner]) {
      if (!(key instanceof Uint8Array) && kid !== undefined && key.kid !== undefined && key.kid !== kid)
        continue;
      const checked = await signedBy(jwt, key, alg);
      if (checked === 'valid') return { signature: 'valid', signedBy: owner };
      if (checked === 'invalid' && isOfKid(key, kid)) signature = 'invalid';
    }
  return { signature };
}

/** Only a key that the header names proves that a signature is wrong: otherwise another key may have made it. */
const isOfKid = (key: JWK | Uint8Array, kid: unknown): boolean =>
  !(key instanceof Uint8Array) && kid !== undefined && key.kid === kid;

async function keysOfService(service: Service): Promise<readonly JWK[]> {
  const settings = await service.settings();
  return settings === undefined ? [] : keysIn(service, await jwksOf({ service, settings }));
}

/** The keys of the client that the claims name, its secret, and the key that the JWT brings along (RFC 9449, section 4.2). */
async function keysOfClient(service: Service, claims: Members, jwk: unknown): Promise<(JWK | Uint8Array)[]> {
  const names = [claims['iss'], claims['client_id'], claims['aud']].flat().map(String);
  const clients = await Promise.all(
    names.filter((name) => /^\d+$/.test(name)).map((id) => service.find('client', id)),
  );
  const own = clients.flatMap((client): (JWK | Uint8Array)[] => {
    if (client === undefined) return [];
    const secret = client.clientSecret === undefined ? [] : [new TextEncoder().encode(client.clientSecret)];
    return [...keysIn(service, client.jwks), ...secret];
  });
  return typeof jwk === 'object' && jwk !== null ? [...own, jwk] : own;
}

function keysIn(service: Service, jwks: string | undefined): readonly JWK[] {
  if (jwks === undefined) return [];
  try {
    return service.keySet(jwks).keys;
  } catch {
    // A client may have registered a JWK Set that cannot be parsed.
    return [];
  }
}
