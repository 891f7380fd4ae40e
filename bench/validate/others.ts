import { createRequire } from 'node:module';
import { type ContractOperation, loadContract } from '../../src/spec/contract.js';
import { Router } from '../../src/spec/router.js';

const require = createRequire(import.meta.url);

/** A line of a recording, read. */
interface Recorded {
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly response: unknown;
}

/** Whether an exchange is what the contract says, as another validator sees it: the body of the answer alone. */
type Accepts = (operation: ContractOperation, exchange: Recorded) => boolean;

/** Reads lines, finds the operation of each, and has its answer validated. Throws where one is refused. */
export function validated(lines: readonly string[], accepts: Accepts): void {
  const router = new Router(loadContract().operations.values());
  for (const line of lines) {
    const exchange: Recorded = JSON.parse(line);
    const route = router.match(exchange.method, exchange.target);
    if (route.kind !== 'operation' || !accepts(route.operation, exchange))
      throw new Error(`Failed to measure: ${exchange.target} was refused.`);
  }
}

/** The validation of responses that Prism has, with its default settings. */
export async function prism(): Promise<Accepts> {
  const { getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const { validateOutput } = await import('@stoplight/prism-http/dist/validator/index.js');
  const operations = await getHttpOperationsFromSpec(structuredClone(loadContract().document));
  const byId = new Map(operations.map((operation) => [operation.iid, operation]));
  return ({ operationId }, { status, response }) => {
    const resource = byId.get(operationId);
    if (resource === undefined) return false;
    const headers = { 'content-type': 'application/json' };
    const { _tag } = validateOutput({ resource, element: { statusCode: status, headers, body: response } });
    return _tag === 'Right';
  };
}

/** openapi-response-validator, one for each operation, made once. */
export function openapiResponseValidator(): Accepts {
  const {
    default: Validator,
  }: typeof import('openapi-response-validator') = require('openapi-response-validator');
  const { document } = loadContract();
  // Read as JSON: its types want those of a library that this one does not use.
  const { paths, components } = JSON.parse(JSON.stringify(document));
  const made = new Map<string, InstanceType<typeof Validator>>();
  return ({ operationId, path, method }, { status, response }) => {
    const { responses } = paths[path][method.toLowerCase()];
    const validator = made.get(operationId) ?? new Validator({ responses, components });
    made.set(operationId, validator);
    return validator.validateResponse(status, response) === undefined;
  };
}
