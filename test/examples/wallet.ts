import { createHash, randomBytes } from 'node:crypto';
import {
  type CallbackContext,
  clientAuthenticationAnonymous,
  clientAuthenticationNone,
  type Jwk,
  setGlobalConfig,
} from '@openid4vc/oauth2';
import { type CredentialOfferObject, Openid4vciClient } from '@openid4vc/openid4vci';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';

// The example uses plain HTTP on one machine.
setGlobalConfig({ allowInsecureUrls: true });

const unused = (): never => {
  throw new Error('A wallet of these tests does not need it.');
};

/** The service returns `"scope":null` for a token without scopes. The library accepts a string or nothing. */
const fetchWithoutNull: NonNullable<CallbackContext['fetch']> = async (input, init) => {
  const response = await fetch(input, init);
  const { status, headers } = response;
  const text = (await response.text()).replace(',"scope":null', '');
  return new Response(text, { status, headers });
};

/** A wallet: the library @openid4vc/openid4vci with its own key. */
export async function wallet(clientId?: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const publicJwk: Jwk = { ...(await exportJWK(publicKey)), kty: 'EC' };
  const callbacks: CallbackContext = {
    fetch: fetchWithoutNull,
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    generateRandom: (length) => randomBytes(length),
    clientAuthentication:
      clientId === undefined ? clientAuthenticationAnonymous() : clientAuthenticationNone({ clientId }),
    async signJwt(_signer, { header, payload }) {
      const signing = new CompactSign(Buffer.from(JSON.stringify(payload)));
      signing.setProtectedHeader(JSON.parse(JSON.stringify(header)));
      return { jwt: await signing.sign(privateKey), signerJwk: publicJwk };
    },
    decryptJwe: unused,
    encryptJwe: unused,
    verifyJwt: unused,
  };
  const client = new Openid4vciClient({ callbacks });

  /** Requests the credential of a configuration, with a key proof that contains a nonce of the issuer. */
  async function credentialFor(offer: CredentialOfferObject, configurationId: string, accessToken: string) {
    const issuerMetadata = await client.resolveIssuerMetadata(offer.credential_issuer);
    const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata });
    const { jwt } = await client.createCredentialRequestJwtProof({
      issuerMetadata,
      credentialConfigurationId: configurationId,
      nonce,
      signer: { method: 'jwk', alg: 'ES256', publicJwk },
      ...(clientId !== undefined && { clientId }),
    });
    return client.retrieveCredentials({
      issuerMetadata,
      credentialConfigurationId: configurationId,
      proofs: { jwt: [jwt] },
      accessToken,
    });
  }

  return { client, publicJwk, credentialFor };
}
