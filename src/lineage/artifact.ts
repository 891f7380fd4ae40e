import type { Artifact as AnyArtifact } from '../facts/artifacts.js';

/** The artifacts whose way through the calls can be followed: each has a value that calls present. */
export const artifactKinds = [
  'ticket',
  'requestUri',
  'authorizationCode',
  'accessToken',
  'refreshToken',
  'idToken',
  'deviceCode',
  'userCode',
  'authReqId',
  'credentialOffer',
  'issuerState',
  'preAuthorizedCode',
  'credentialRequest',
  'grant',
] as const satisfies readonly AnyArtifact[];

export type ArtifactKind = (typeof artifactKinds)[number];

/**
 * `live`: the service accepts it. `spent`: it was used and is not accepted again. `expired`: its time is over.
 * `abandoned`: its request failed. `revoked`: the service no longer has it for any other reason.
 */
export const artifactStates = ['live', 'spent', 'expired', 'revoked', 'abandoned'] as const;

export type ArtifactState = (typeof artifactStates)[number];

/** What can be done to a live artifact from outside the OAuth endpoints. */
export const endings = ['expire', 'revoke', 'delete'] as const;

export type Ending = (typeof endings)[number];

const keptEndings: readonly Ending[] = ['expire', 'delete'];
const tokenEndings: readonly Ending[] = endings;

/** The endings of each kind. */
export const endingsOf: Readonly<Record<ArtifactKind, readonly Ending[]>> = {
  ticket: keptEndings,
  requestUri: keptEndings,
  authorizationCode: keptEndings,
  accessToken: tokenEndings,
  refreshToken: tokenEndings,
  // The service keeps nothing of an ID token: its signature and its exp alone decide.
  idToken: [],
  deviceCode: keptEndings,
  userCode: keptEndings,
  authReqId: keptEndings,
  credentialOffer: keptEndings,
  issuerState: keptEndings,
  preAuthorizedCode: keptEndings,
  credentialRequest: keptEndings,
  // A grant has no lifetime.
  grant: ['revoke', 'delete'],
};

/**
 * What a call did to an artifact: issued it, used it so that it stays valid, spent it, abandoned it, revoked it, or
 * presented it and was refused.
 */
export const artifactEvents = ['issued', 'used', 'spent', 'failed', 'revoked', 'refused'] as const;

export type ArtifactEventName = (typeof artifactEvents)[number];

/** What is known of the client and the user that an artifact belongs to. */
export interface Party {
  readonly clientId?: number | undefined;
  readonly subject?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
}

/** A ticket, code, token or the like, with its state and the calls that it took part in. Contains no secret. */
export interface Artifact {
  /** Stable within the service. Reveals nothing of the value. */
  readonly id: string;
  readonly kind: ArtifactKind;
  /** The name of the kind, such as `authorization code`. */
  readonly name: string;
  /** The identifier of an artifact that is not secret, such as a grant ID. */
  readonly value?: string;
  readonly state: ArtifactState;
  readonly clientId?: number;
  readonly subject?: string;
  readonly scopes?: readonly string[];
  /** Milliseconds since the epoch, on the clock of the service. */
  readonly issuedAt?: number;
  readonly expiresAt?: number;
  /** The sequence number of the call that issued it. */
  readonly issuedBy?: number;
  /** The sequence number of the call that spent, revoked or abandoned it. */
  readonly endedBy?: number;
  /** The sequence numbers of the calls that used it. */
  readonly usedBy: readonly number[];
  /** The IDs of the artifacts that it was issued for. */
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** What can be done to it now; empty unless it is live. */
  readonly endings: readonly Ending[];
}

/** An artifact in a call. */
export interface CallArtifact {
  readonly id: string;
  readonly kind: ArtifactKind;
  readonly event: ArtifactEventName;
}
