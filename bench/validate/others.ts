import { createRequire } from 'node:module';
import { type ContractOperation, loadContract } from '../../src/spec/contract.js';
import { Router } from '../../src/spec/router.js';

const require = createRequire(import.meta.url);

/** A parsed line of a recording. */
interface Recorded {
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly response: unknown;
}

/** Whether another validator accepts an exchange. Only the response body is validated. */
type Accepts = (operation: ContractOperation, exchange: Recorded) => boolean;

/** Parses lines, finds their operations and validates the responses. Throws if a response is rejected. */
export function validated(lines: readonly string[], accepts: Accepts): void {
  const router = new Router(loadContract().operations.values());
  for (const line of lines) {
    const exchange: Recorded = JSON.parse(line);
    const route = router.match(exchange.method, exchange.target);
    if (route.kind !== 'operation' || !accepts(route.operation, exchange))
      throw new Error(`Failed to measure: ${exchange.target} was refused.`);
  }
}

/** Prism's response validation with its default settings. */
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

/** openapi-response-validator, with one instance per operation. */
export function openapiResponseValidator(): Accepts {
  const {
    default: Validator,
  }: typeof import('openapi-response-validator') = require('openapi-response-validator');
  const { document } = loadContract();
  // Parse from JSON: its types refer to another OpenAPI library than ours.
  const { paths, components } = JSON.parse(JSON.stringify(document));
  const made = new Map<string, InstanceType<typeof Validator>>();
  return ({ operationId, path, method }, { status, response }) => {
    const { responses } = paths[path][method.toLowerCase()];
    const validator = made.get(operationId) ?? new Validator({ responses, components });
    made.set(operationId, validator);
    return validator.validateResponse(status, response) === undefined;
  };
}
