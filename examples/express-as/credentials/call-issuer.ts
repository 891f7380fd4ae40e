import type { Answer } from '../respond/relay.js';

/** A credential request as Authlete read it. */
export interface RequestInfo {
  readonly identifier?: string;
  /** Not there where the wallet named a credential identifier. */
  readonly credentialConfigurationId?: string;
  readonly credentialIdentifier?: string;
}

/** What the answers of Authlete about credentials have. */
export interface IssuerAnswer extends Answer {
  readonly info?: RequestInfo & { readonly credentialOffer?: string; readonly txCode?: string };
}

/**
 * Calls an operation below `/vci`. Without the SDK: version 0.0.3-beta does not know the nonce, the configuration
 * that a request asks for, and encrypted answers.
 */
export type CallIssuer = (path: string, body: object) => Promise<IssuerAnswer>;

/** Rejects unless Authlete answers. */
export const issuerCalls =
  (post: (path: string, body: object) => Promise<Response>): CallIssuer =>
  async (path, body) => {
    const response = await post(`/vci${path}`, body);
    // Whatever it is: its members are looked at before they are used.
    if (response.ok) return (await response.json()) as IssuerAnswer;
    const { status: statusCode, headers } = response;
    throw Object.assign(new Error(`Authlete does not answer ${path}.`), { statusCode, headers });
  };
