import type { Contract, ContractOperation } from '../spec/contract.js';
import type { OpenApiDocument } from '../spec/openapi.js';
import { ApiError } from './api-error.js';
import type { Outcome } from './respond.js';

/** What is used of @stoplight/prism-http, an optional peer. */
export interface Prism {
  getHttpOperationsFromSpec(document: object): Promise<unknown[]>;
  createInstance(config: object, components: object): PrismInstance;
}

interface PrismInstance {
  request(input: object, operations: unknown[]): () => Promise<PrismAnswer>;
}

/** The Either of fp-ts. */
type PrismAnswer =
  | { readonly _tag: 'Left'; readonly left: { readonly message: string; readonly detail?: string } }
  | { readonly _tag: 'Right'; readonly right: { readonly output: { statusCode: number; body?: unknown } } };

export type AnswerUnknown = (operation: ContractOperation) => Promise<Outcome>;

/** The newest version that runs on every Node.js version that we run on. */
const install = 'npm install --save-dev @stoplight/prism-http@5.12.0';

const loadPrism = async (): Promise<Prism> => import('@stoplight/prism-http');

/**
 * Answers the operations that the contract has and the mock does not, with what Prism makes of their
 * schemas: always the same for the same contract. Throws `ApiError` where no answer can be made.
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
  // Prism replaces references in place.
  return { prism, operations: await prism.getHttpOperationsFromSpec(structuredClone(document)) };
}

async function generate(prism: Prism, operations: unknown[], operation: ContractOperation): Promise<Outcome> {
  const { method, path, success } = operation;
  // The mock has checked the call already. Without `dynamic` nothing in an answer is random.
  const mock = { dynamic: false, code: success };
  const config = { isProxy: false, checkSecurity: false, validateRequest: false, validateResponse: false };
  const instance = prism.createInstance({ ...config, errors: false, mock }, { logger: silent });
  const answer = await instance.request({ method: method.toLowerCase(), url: { path } }, operations)();
  if (answer._tag === 'Left') throw new Error(answer.left.detail ?? answer.left.message);
  const { statusCode: status, body } = answer.right.output;
  if (body === undefined) return { status, body, action: undefined, resultCode: undefined };
  if (typeof body !== 'object' || body === null) throw new Error('its answer is not a JSON object');
  return { status, body, action: text(body, 'action'), resultCode: text(body, 'resultCode') };
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
