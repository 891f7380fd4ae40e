import type { Contract, ContractOperation } from '../spec/contract.js';
import type { OpenApiDocument } from '../spec/openapi.js';
import { ApiError } from './api-error.js';
import { JsonText } from './json-text.js';
import type { ResponderOutcome } from './outcome.js';

/** The used part of @stoplight/prism-http, an optional peer dependency. */
export interface Prism {
  getHttpOperationsFromSpec(document: object): Promise<unknown[]>;
  createInstance(config: object, components: object): PrismInstance;
}

interface PrismInstance {
  request(input: object, operations: unknown[]): () => Promise<PrismAnswer>;
}

/** The `Either` type of fp-ts. */
type PrismAnswer =
  | { readonly _tag: 'Left'; readonly left: { readonly message: string; readonly detail?: string } }
  | { readonly _tag: 'Right'; readonly right: { readonly output: { statusCode: number; body?: unknown } } };

type AnswerUnknown = (operation: ContractOperation) => Promise<ResponderOutcome>;

/** The newest version that supports every Node.js version that this package supports. */
const install = 'npm install --save-dev @stoplight/prism-http@5.12.0';

const loadPrism = async (): Promise<Prism> => import('@stoplight/prism-http');

/**
 * Answers operations that are in the contract but that the mock does not implement, with examples that Prism
 * derives from their schemas. The same contract always gives the same responses. Throws `ApiError` if Prism cannot
 * create one.
 */
export function answersFromContract(contract: Contract, load = loadPrism): AnswerUnknown {
  let prepared: Promise<{ prism: Prism; operations: unknown[] }> | undefined;

  return async (operation) => {
    const { operationId } = operation;
    try {
      prepared ??= prepare(contract.document, load);
      const { prism, operations } = await prepared;
      return await generate(prism, operations, operation);
    } catch (error) {
      throw new ApiError('501', { operationId, problem: describe(error) });
    }
  };
}

async function prepare(document: OpenApiDocument, load: () => Promise<Prism>) {
  const prism = await load();
  // Prism replaces references in place, so give it a copy.
  return { prism, operations: await prism.getHttpOperationsFromSpec(structuredClone(document)) };
}

async function generate(
  prism: Prism,
  operations: unknown[],
  operation: ContractOperation,
): Promise<ResponderOutcome> {
  const { method, path, success } = operation;
  // The mock has already validated the call. Without `dynamic`, responses contain nothing random.
  const mock = { dynamic: false, code: success };
  const config = { isProxy: false, checkSecurity: false, validateRequest: false, validateResponse: false };
  const instance = prism.createInstance({ ...config, errors: false, mock }, { logger: silent });
  const answer = await instance.request({ method: method.toLowerCase(), url: { path } }, operations)();
  if (answer._tag === 'Left') throw new Error(answer.left.detail ?? answer.left.message);
  const { statusCode: status, body } = answer.right.output;
  if (body === undefined) return { status, body };
  if (typeof body !== 'object' || body === null) throw new Error('its response is not a JSON object');
  return {
    status,
    body: JsonText.of(body),
    action: text(body, 'action'),
    resultCode: text(body, 'resultCode'),
  };
}

function text(body: object, member: string): string | undefined {
  const value: unknown = Object.entries(body).find(([name]) => name === member)?.[1];
  return typeof value === 'string' ? value : undefined;
}

function describe(error: unknown): string {
  const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  if (missing) return `@stoplight/prism-http is not installed. Please run ${install}`;
  return error instanceof Error ? error.message : String(error);
}

const ignore = (): void => {};

const silent = {
  trace: ignore,
  debug: ignore,
  info: ignore,
  success: ignore,
  warn: ignore,
  error: ignore,
  fatal: ignore,
  child: () => silent,
};
