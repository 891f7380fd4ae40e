import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

type Claims = Readonly<Record<string, unknown>>;

/**
 * A federation entity: it publishes its entity configuration and, as a superior, statements about
 * subordinates.
 */
export interface Entity {
  readonly id: string;
  /** The public federation keys. */
  readonly jwks: { readonly keys: JWK[] };
  /** Signs claims with the federation key. */
  sign(claims: Claims, header?: object): Promise<string>;
  /** Signs bytes with the federation key. */
  signBytes(data: Uint8Array): Promise<Uint8Array>;
  /** Returns the entity configuration, with changes. */
  configuration(changes?: Claims): Promise<string>;
  /** Returns a statement about a subordinate, with changes. */
  about(subordinate: Pick<Entity, 'id' | 'jwks'>, changes?: Claims): Promise<string>;
}

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** Creates an entity with claims such as `metadata` and `authority_hints`. */
export async function entity(id: string, claims: Claims = {}): Promise<Entity> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const jwks = { keys: [{ ...jwk, kid, use: 'sig', alg: 'ES256' }] };
  const times = () => ({ iat: seconds() - 1, exp: seconds() + 3600 });
  const sign = (payload: Claims, header: object = {}) => signed(privateKey, kid, payload, header);
  return {
    id,
    jwks,
    sign,
    signBytes: async (data) =>
      new Uint8Array(
        // Copy the bytes, so that they have a buffer of their own.
        await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new Uint8Array(data)),
      ),
    configuration: (changes = {}) => sign({ iss: id, sub: id, jwks, ...times(), ...claims, ...changes }),
    about: (subordinate, changes = {}) =>
      sign({ iss: id, sub: subordinate.id, jwks: subordinate.jwks, ...times(), ...changes }),
  };
}

const signed = (key: CryptoKey, kid: string, payload: Claims, header: object): Promise<string> =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'entity-statement+jwt', ...header })
    .sign(key);

/** Returns the metadata of an entity with subordinates. */
export const superior = (id: string) => ({
  metadata: { federation_entity: { federation_fetch_endpoint: `${id}/fetch` } },
});

/** A fake web: what is published at each URL, and which URLs were requested. */
export class Web {
  readonly pages = new Map<string, string>();
  readonly fetched: string[] = [];

  async publish(one: Entity, changes: Claims = {}): Promise<void> {
    this.pages.set(`${one.id}/.well-known/openid-federation`, await one.configuration(changes));
  }

  async vouch(one: Entity, subordinate: Pick<Entity, 'id' | 'jwks'>, changes: Claims = {}): Promise<void> {
    const { search } = new URL(`https://x/?${new URLSearchParams({ sub: subordinate.id })}`);
    this.pages.set(`${one.id}/fetch${search}`, await one.about(subordinate, changes));
  }

  readonly fetch = async (url: string | URL): Promise<Response> => {
    const asked = new URL(url);
    // Drafts had this parameter, and some implementations still send it.
    asked.searchParams.delete('iss');
    asked.search = String(asked.searchParams);
    const page = this.pages.get(asked.href);
    this.fetched.push(String(url));
    const headers = { 'content-type': 'application/entity-statement+jwt' };
    return page === undefined ? new Response('', { status: 404 }) : new Response(page, { headers });
  };
}
