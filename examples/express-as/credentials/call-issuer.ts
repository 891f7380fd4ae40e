import type { Answer } from '../respond/relay.js';

/** A credential request as parsed by Authlete. */
export interface RequestInfo {
  readonly identifier?: string;
  /** Absent if the wallet named a credential identifier. */
  readonly credentialConfigurationId?: string;
  readonly credentialIdentifier?: string;
}

/** The members of Authlete's credential responses. */
export interface IssuerAnswer extends Answer {
  readonly info?: RequestInfo & { readonly credentialOffer?: string; readonly txCode?: string };
}

/**
 * Calls an operation below `/vci` without the SDK: version 0.0.3-beta does not support the nonce, the
 * requested configuration and encrypted responses.
 */
export type CallIssuer = (path: string, body: object) => Promise<IssuerAnswer>;

/** Rejects unless Authlete answers with a 2xx status. */
export const issuerCalls =
  (post: (path: string, body: object) => Promise<Response>): CallIssuer =>
  async (path, body) => {
    const response = await post(`/vci${path}`, body);
    // Unverified: check the members before using them.
    if (response.ok) return (await response.json()) as IssuerAnswer;
    const { status: statusCode, headers } = response;
    throw Object.assign(new Error(`Authlete does not answer ${path}.`), { statusCode, headers });
  };
