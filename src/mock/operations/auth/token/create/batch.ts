import type { TokenBatch } from '../../../../../domain/grants.js';
import type { Engine } from '../../../../engine.js';
import { Failure } from '../../../../failure.js';
import { operation, result } from '../../../../operation.js';
import { fill } from '../../../../results/fill.js';
import { results } from '../../../../results/index.js';
import type { ServiceContext } from '../../../../service-context.js';
import { type TokenCreation, tokenToCreate } from '../../../../tokens/create-token.js';
import { issueTokens } from '../../../../tokens/issue-tokens.js';

const id = 'auth_token_create_batch_api';

/** POST /auth/token/create/batch: creates the tokens after the response is sent. A dry run only validates. */
export default operation(id, async ({ engine, service, settings, body, query }) => {
  const requestId = service.identifier();
  const now = service.clock.now();
  const batch: TokenBatch = { requestId, tokenCount: 0, createdAt: now, modifiedAt: now };
  await service.put('tokenBatch', requestId, batch);
  const dryRun = query.dryRun === 'true';
  engine.background.start('a batch of tokens', async () => {
    const outcome = await run(engine, { service, settings }, body, dryRun);
    await service.put('tokenBatch', requestId, { ...batch, ...outcome, modifiedAt: service.clock.now() });
  });
  return result(id, 'A482001', { requestId });
});

/** Creates the tokens in order, up to the first that breaks a rule. */
async function run(
  engine: Engine,
  context: ServiceContext,
  creations: readonly TokenCreation[],
  dryRun: boolean,
): Promise<Pick<TokenBatch, 'result' | 'errorCode' | 'errorDescription' | 'tokenCount'>> {
  let tokenCount = 0;
  try {
    for (const creation of creations) {
      const { client, order } = await tokenToCreate(engine, context, creation);
      if (!dryRun) await issueTokens(context, client, order);
      tokenCount += 1;
    }
    return { result: 'SUCCEEDED', tokenCount };
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    const { code, details } = problem;
    const errorDescription = fill(results[code].message, details.message ?? {});
    return { result: 'FAILED', errorCode: code, errorDescription, tokenCount };
  }
}
