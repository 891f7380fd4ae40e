import type { Property } from '../../facts/statements.js';
import type { Place } from '../exchange.js';

/** What the flow has said before an exchange. */
export interface Known {
  /** Whether a property has a value; `undefined` if the value of the property is not known. */
  readonly is: (property: Property, value: string) => boolean | undefined;
  /** The granted scopes, if they are known. */
  readonly scopes: () => ReadonlySet<string> | undefined;
  /** The end of the access token in seconds since the epoch, if it is known. */
  readonly expiresAt: () => number | undefined;
  /** Whether the service adds `iss` to authorization responses, if it is known. */
  readonly sendsIssuer: () => boolean | undefined;
  readonly placeOf: (property: Property) => Place | undefined;
}
