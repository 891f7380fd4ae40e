import type { ClientRecord, ServiceRecord } from '../../../domain/records.js';
import type { Engine } from '../../engine.js';
import type { Failure } from '../../failure.js';
import type { Parameters } from '../../oauth/parameters.js';
import type { Service } from '../../service.js';
import type { CimdOptions } from '../metadata-document.js';

/** What a client sent to identify and authenticate itself, on each of its channels. */
export interface Credentials {
  /** As the authorization server decoded them from the Authorization header. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  /** The certificate of the TLS connection in PEM, and those that lead from it to a root. */
  readonly clientCertificate?: string | undefined;
  readonly clientCertificatePath?: readonly string[] | undefined;
  /** The headers OAuth-Client-Attestation and OAuth-Client-Attestation-PoP. */
  readonly oauthClientAttestation?: string | undefined;
  readonly oauthClientAttestationPop?: string | undefined;
  /** What the call permits of client ID metadata documents. */
  readonly cimdOptions?: CimdOptions | undefined;
  readonly parameters: Parameters;
}

/** Where a client authenticates. */
export interface AuthenticationContext {
  readonly engine: Engine;
  readonly service: Service;
  readonly settings: ServiceRecord;
  /** The URL of the endpoint that the client called, as the service is configured: an audience of assertions. */
  readonly endpoint: string | undefined;
  /** Whether the request is the first one of a flow: the metadata of its client is then fetched. */
  readonly startsFlow?: boolean;
}

/** Checks the credentials of a client by one authentication method. */
export type Verify = (
  context: AuthenticationContext,
  client: ClientRecord,
  credentials: Credentials,
) => Failure | undefined | Promise<Failure | undefined>;
