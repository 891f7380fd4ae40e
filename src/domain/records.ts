import type { Schema } from '../spec/types.js';

type Known<K> = string extends K ? never : K;
type Primitive<T> = {
  [K in keyof T as NonNullable<T[K]> extends boolean | number ? Known<K> : never]-?: NonNullable<T[K]>;
};
type Set<T> = { [K in keyof T as Known<K>]: Exclude<T[K], null> };

/** An object as stored: booleans and numbers are always set, other members may be unset, and nothing is null. */
export type StoredObject<T> = Set<T> & Primitive<T>;

/** Signing keys that a service generates on first use; `jwksOf` returns them. */
export interface OwnKeys {
  /** The random values that the keys are derived from, if they must be repeatable. */
  readonly drawn: readonly string[];
}

export type ServiceRecord = Omit<StoredObject<Schema<'service'>>, 'jwks'> & { jwks?: string | OwnKeys };
export type ClientRecord = StoredObject<Schema<'client'>>;
export type Scope = Schema<'scope'>;
export type ExtraProperty = Schema<'property'>;
export type ResponseType = Schema<'response_type'>;
export type GrantType = Schema<'grant_type'>;
export type ClientAuthMethod = Schema<'client_auth_method'>;
export type JweAlgorithm = NonNullable<Schema<'jwe_alg'>>;
export type JweEncryption = NonNullable<Schema<'jwe_enc'>>;
export type Display = Schema<'display'>;
export type Prompt = Schema<'prompt'>;
/** RFC 7636, section 4.2. */
export type CodeChallengeMethod = 'plain' | 'S256';
/**
 * An element of `authorization_details` in the API's format: members that RFC 9396 does not define are in
 * `otherFields`.
 */
export type AuthorizationDetail = Schema<'authorization_details_element'>;
