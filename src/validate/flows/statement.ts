import type { Artifact } from '../../facts/artifacts.js';
import type { Property } from '../../facts/statements.js';

/** A value that an exchange says a grant has. An empty value means that there is none. */
export interface Statement {
  readonly property: Property;
  readonly value: string;
  readonly pointer: string;
  /** What carries it, for messages. */
  readonly of: string;
}

/** What an exchange says about a grant. */
export interface Said {
  /** An artifact that the call is about without using it. */
  readonly about?: { readonly kind: Artifact; readonly value: string } | undefined;
  /** Values that the call determines. */
  readonly sets: readonly Statement[];
  /** Values that must be those of the flow. */
  readonly keeps: readonly Statement[];
  /** The properties whose values are masked, so that they cannot be compared. */
  readonly masked: readonly Property[];
  /** Whether the artifact that the call is about is masked. */
  readonly isAboutMasked: boolean;
  /** The lifetimes of what is issued, in seconds. */
  readonly lifetimes: readonly Lifetime[];
  /** When an access token ends that is issued or updated, in seconds since the epoch. */
  readonly tokenEnd?: number | undefined;
  /** Whether the call chooses the lifetimes itself. */
  readonly ownLifetimes: boolean;
}

/** How long an issued artifact lives. */
export interface Lifetime {
  readonly kind: 'accessToken' | 'refreshToken' | 'idToken' | 'requestUri' | 'deviceCode' | 'authReqId';
  readonly seconds: number;
  readonly pointer: string;
}
