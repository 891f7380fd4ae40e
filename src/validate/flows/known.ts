import type { Property } from '../../facts/statements.js';
import type { Place } from '../exchange.js';
import type { Grants } from './grants.js';
import type { ScopeSets } from './scope-sets.js';
import type { KnownService } from './services.js';

/** What the flow has said before an exchange. */
export interface Known {
  /** Whether a property has a value; `undefined` if the value of the property is not known. */
  readonly is: (property: Property, value: string) => boolean | undefined;
  /** The granted scopes, if they are known. */
  readonly scopes: () => ReadonlySet<string> | undefined;
  /** Whether these are exactly the granted scopes. Faster than comparing them with `scopes()`. */
  readonly hasScopes: (scopes: string) => boolean;
  /** The end of the access token in seconds since the epoch, if it is known. */
  readonly expiresAt: () => number | undefined;
  /** Whether the service adds `iss` to authorization responses, if it is known. */
  readonly sendsIssuer: () => boolean | undefined;
  readonly placeOf: (property: Property) => Place | undefined;
}

/** What is known of a grant and its service. */
export class KnownGrant implements Known {
  constructor(
    readonly service: KnownService,
    readonly grants: Grants,
    readonly sets: ScopeSets,
    readonly grant: number,
    /** The number of the token's own set of scopes; 0 if it has those of the grant. */
    readonly tokenScopes: number,
    /** In seconds since the epoch; 0 if it is not known. */
    readonly tokenEnd: number,
  ) {}

  is(property: Property, value: string): boolean | undefined {
    if (property === 'issuer') {
      const { issuer } = this.service;
      return issuer === undefined ? undefined : issuer === value;
    }
    if (property === 'expiresAt') return undefined;
    const is = this.grants.get(this.grant, property);
    return is === 0 ? undefined : is === this.grants.encoded(property, value);
  }

  scopes(): ReadonlySet<string> | undefined {
    if (this.grants.orderOf(this.grant) <= this.service.scopesAfter) return undefined;
    return this.sets.at(this.#granted);
  }

  hasScopes(scopes: string): boolean {
    return this.#granted !== 0 && this.sets.find(scopes) === this.#granted;
  }

  /** The number of the granted set of scopes; 0 if it is not known. */
  get #granted(): number {
    return this.tokenScopes || this.grants.get(this.grant, 'scopes');
  }

  expiresAt(): number | undefined {
    return this.tokenEnd || undefined;
  }

  sendsIssuer(): boolean | undefined {
    const { issuer, issSuppressed } = this.service.settings ?? {};
    return issuer === undefined || issSuppressed === undefined ? undefined : !issSuppressed;
  }

  placeOf(property: Property): Place | undefined {
    if (property === 'issuer') return this.service.issuerAt;
    return property === 'expiresAt' ? undefined : this.grants.placeOf(this.grant, property);
  }
}
