import type { CrossCuttingObligation } from '../obligation.js';

/** What reaches Authlete. */
export const forwarding: readonly CrossCuttingObligation[] = [
  {
    id: 'raw-parameters',
    level: 'must',
    sentence:
      'The member parameters is the query or the body of the client, with every name and value byte for byte.',
    why: 'Parsing and writing again changes values (`state=` to `state`, `~` to `%7E`) and breaks state and signatures.',
    sources: ['Authlete /auth/authorization', 'Authlete /auth/token', 'reference implementation'],
    reference:
      'The one in Java writes parameters again from a map; the one in TypeScript changes prompt and max_age.',
  },
  {
    id: 'parameter-order',
    level: 'should',
    sentence: 'The member parameters has the order in which the client sent them.',
    why: 'A repeated parameter is found by Authlete only if nothing is sorted or merged.',
    sources: ['Authlete /auth/authorization', 'reference implementation'],
    reference: 'The one in Java loses the order of different names.',
  },
  {
    id: 'empty-parameters',
    level: 'must',
    sentence: 'A request without parameters reaches Authlete as an empty string.',
    why: 'A missing member counts as a fault of the server, so the client gets a 500 instead of an error.',
    sources: ['Authlete /auth/authorization', 'Authlete /auth/token'],
  },
  {
    id: 'basic-credentials-decoded',
    level: 'must',
    sentence:
      'Basic credentials are split at the first colon, decoded as form values, and passed as clientId and clientSecret.',
    why: 'A client ID that is a URL otherwise reaches Authlete percent-encoded and is unknown.',
    sources: ['RFC 6749 2.3.1', 'Authlete /auth/token'],
    reference: 'Neither decodes the two halves as form values.',
    except: 'The secret is empty.',
  },
  {
    id: 'credentials-apart',
    level: 'must',
    sentence: 'Nothing of the Authorization header goes into parameters.',
    why: 'Authlete would see two ways of authentication where the client used one.',
    sources: ['Authlete /auth/token'],
  },
  {
    id: 'one-client-authentication',
    level: 'should',
    sentence: 'A request with credentials in header and body is refused with invalid_request.',
    why: 'RFC 6749 forbids two methods at once, but Authlete lets the header win.',
    sources: ['RFC 6749 2.3', 'observed'],
  },
  {
    id: 'access-token-read',
    level: 'must',
    sentence:
      'The access token comes from Authorization with the scheme Bearer or DPoP in any case, or else from the form.',
    why: 'Clients write the scheme in different cases, and a changed token is an unknown one.',
    sources: ['RFC 6750 2', 'RFC 9449 7.1', 'reference implementation'],
  },
  {
    id: 'one-access-token',
    level: 'must',
    sentence: 'A request with access tokens in two places is refused with 400.',
    why: 'Two parties could each check another one of the tokens.',
    sources: ['RFC 6750 2', 'RFC 6750 3.1'],
  },
  {
    id: 'certificate-forwarded',
    level: 'must',
    sentence:
      'The client certificate reaches Authlete as PEM, with the rest of its chain as clientCertificatePath.',
    why: 'Without it the client cannot authenticate by mTLS, and its tokens are not bound.',
    sources: ['RFC 8705 2', 'RFC 9440', 'Authlete /pushed_auth_req', 'reference implementation'],
    reference: 'The one in Java passes it at every endpoint, the one in TypeScript at none.',
  },
  {
    id: 'certificate-from-own-proxy',
    level: 'must',
    sentence: 'A client cannot set the header in which the proxy passes the certificate.',
    why: 'An attacker could present any certificate without its key.',
    sources: ['RFC 9440', 'RFC 9700 4.13', 'general practice'],
    reference: 'The one in Java reads such headers by default.',
  },
  {
    id: 'dpop-forwarded',
    level: 'must',
    sentence: 'The DPoP proof reaches Authlete as dpop, with htm and htu of the public URL without query.',
    why: 'Without it the client gets an unbound Bearer token; with an inner URL every proof fails behind a proxy.',
    sources: ['RFC 9449 4.3', 'Authlete /auth/token', 'Authlete /auth/introspection'],
    reference: 'The one in TypeScript does not pass the proof.',
  },
  {
    id: 'one-dpop-proof',
    level: 'must',
    sentence: 'A request with several DPoP headers is refused.',
    why: 'RFC 9449 allows exactly one, and joined values are not a proof.',
    sources: ['RFC 9449 4.3'],
  },
  {
    id: 'attestation-forwarded',
    level: 'must',
    sentence:
      'OAuth-Client-Attestation and its PoP reach Authlete wherever clients authenticate, if the server supports them.',
    why: 'Clients that authenticate by attestation are unknown otherwise.',
    sources: ['Authlete /pushed_auth_req', 'Authlete /auth/token'],
  },
  {
    id: 'post-only',
    level: 'should',
    sentence:
      'The token, PAR, revocation, introspection, CIBA and device endpoints refuse other methods than POST.',
    why: 'The URL of a GET, with its secrets, is kept in logs and histories.',
    sources: ['RFC 6749 3.2', 'RFC 9126 2.1'],
  },
  {
    id: 'form-only',
    level: 'should',
    sentence: 'The same endpoints refuse a body of another content type.',
    why: 'Authlete reads parameters as a form, whatever the client meant.',
    sources: ['RFC 6749 3.2', 'RFC 9126 2.1'],
  },
  {
    id: 'content-type-required',
    level: 'must',
    sentence: 'The same endpoints do not process a body without a content type.',
    why: 'Such a body is not a form, and browsers can send it across sites.',
    sources: ['RFC 6749 3.2', 'general practice'],
  },
  {
    id: 'patch-not-forwarded',
    level: 'must',
    sentence: 'No value of a client reaches the parameter patch of /service/configuration.',
    why: 'An attacker could serve a changed discovery document under the name of the server.',
    sources: ['Authlete /service/configuration', 'general practice'],
    reference: 'The one in Java has a public parameter for it.',
  },
];
