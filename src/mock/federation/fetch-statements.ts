import type { Engine } from '../engine.js';
import { configurationUrl } from './entity-id.js';
import { type EntityStatement, isSignedBy, readStatement } from './entity-statement.js';
import { metadataOf } from './resolved-metadata.js';

const mediaType = 'application/entity-statement+jwt';

/** Fetches the statements of a federation. Failures are returned as texts. */
export class Statements {
  #left = 50;

  constructor(
    readonly engine: Engine,
    /** Seconds since the epoch. */
    readonly now: number,
  ) {}

  /** Resolves to an entity's own configuration (OpenID Federation 1.0, section 9). */
  async configuration(entityId: string): Promise<EntityStatement | string> {
    const found = await this.#get(configurationUrl(entityId));
    if (typeof found === 'string') return `the configuration of ${entityId} is unusable: ${found}`;
    const { issuer, subject, keys } = found;
    if (issuer !== entityId || subject !== entityId)
      return `the configuration of ${entityId} has a different subject`;
    return (await isSignedBy(found, keys)) ? found : `the configuration of ${entityId} is not self-signed`;
  }

  /** Resolves to a superior's statement about a subordinate (OpenID Federation 1.0, section 8.1.1). */
  async about(superior: EntityStatement, subject: string): Promise<EntityStatement | string> {
    const endpoint = fetchEndpoint(superior);
    if (endpoint === undefined) return `${superior.subject} has no federation_fetch_endpoint`;
    endpoint.searchParams.set('sub', subject);
    const found = await this.#get(endpoint.href);
    if (typeof found === 'string')
      return `the statement of ${superior.subject} about ${subject} is unusable: ${found}`;
    const isMeant = found.issuer === superior.subject && found.subject === subject;
    return isMeant ? found : `${superior.subject} responded with a statement about a different subject`;
  }

  /**
   * Limits the number of fetches per client, because a federation may contain cycles or dead ends (section 18.2).
   */
  async #get(url: string): Promise<EntityStatement | string> {
    this.#left -= 1;
    if (this.#left < 0) return 'too many statements were fetched';
    const fetched = await this.engine.fetcher.get(url, mediaType);
    return fetched.ok ? readStatement(fetched.text.trim(), this.now) : fetched.reason;
  }
}

function fetchEndpoint(superior: EntityStatement): URL | undefined {
  const endpoint = metadataOf(superior, 'federation_entity')?.['federation_fetch_endpoint'];
  return typeof endpoint === 'string' && URL.canParse(endpoint) ? new URL(endpoint) : undefined;
}
