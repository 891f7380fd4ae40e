import type { ServiceRecord } from '../../../domain/records.js';
import type { UnknownRecord } from '../../../json.js';
import { ApiError } from '../../api-error.js';
import type { Engine } from '../../engine.js';
import { Failure } from '../../failure.js';
import { fill } from '../../results/fill.js';
import { apiResults, results } from '../../results/index.js';

import { type GivenClient, mustKeepClientRules } from '../client-rules.js';
import { mustBeOfItsSector } from '../sector-identifier.js';
import { mustBeConsistent, propertiesOf } from './read-metadata.js';

/**
 * Resolves to the client properties that a client's own metadata describe. The rules of registration and management
 * calls apply. Throws the result of `refused` if one is broken.
 */
export async function describedClient(
  engine: Engine,
  settings: ServiceRecord,
  metadata: UnknownRecord,
  refused: (problem: string) => Failure,
): Promise<GivenClient> {
  try {
    const properties = propertiesOf(metadata);
    mustBeConsistent(metadata, properties);
    mustKeepClientRules(settings, properties);
    await mustBeOfItsSector(engine, properties);
    return { ...properties, clientType: properties.tokenAuthMethod === 'NONE' ? 'PUBLIC' : 'CONFIDENTIAL' };
  } catch (problem) {
    if (problem instanceof Failure)
      throw refused(fill(results[problem.code].message, problem.details.message ?? {}));
    if (problem instanceof ApiError) throw refused(fill(apiResults[problem.code].message, problem.message));
    throw problem;
  }
}
