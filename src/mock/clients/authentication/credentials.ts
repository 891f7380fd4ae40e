import type { ClientRecord } from '../../../domain/records.js';
import type { Engine } from '../../engine.js';
import type { Failure } from '../../failure.js';
import type { Parameters } from '../../oauth/parameters.js';
import type { ServiceContext } from '../../service-context.js';
import type { CimdOptions } from '../metadata-document.js';

/** The data by which a client identifies and authenticates itself, from all parts of the request. */
export interface Credentials {
  /** As decoded from the Authorization header by the authorization server. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** The PEM certificate of the TLS connection, and the certificates between it and a root. */
  readonly clientCertificate?: string | undefined;
  readonly clientCertificatePath?: readonly string[] | undefined;
  /** The OAuth-Client-Attestation and OAuth-Client-Attestation-PoP headers. */
  readonly oauthClientAttestation?: string | undefined;
  readonly oauthClientAttestationPop?: string | undefined;
  /** What the call allows for client ID metadata documents. */
  readonly cimdOptions?: CimdOptions | undefined;
  readonly parameters: Parameters;
}

/** Where a client authenticates. */
export interface AuthenticationContext extends ServiceContext {
  readonly engine: Engine;
  /** The configured URL of the called endpoint, which is a valid audience of assertions. */
  readonly endpoint: string | undefined;
  /** Whether the request is the first of a flow. Client metadata is fetched only then. */
  readonly startsFlow?: boolean;
}

/** Checks a client's credentials for one authentication method. */
export type Verify = (
  context: AuthenticationContext,
  client: ClientRecord,
  credentials: Credentials,
) => Failure | undefined | Promise<Failure | undefined>;
