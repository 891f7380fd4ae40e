import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Ajv, ValidateFunction } from 'ajv';
import { codeFolder } from '../../code-folder.js';
import type { Contract } from '../contract.js';
import { SpecFailure } from '../failure.js';
import type { OpenApiDocument, SchemaObject } from '../openapi.js';
import { ajvFor } from './ajv.js';
import { toJsonSchema } from './json-schema.js';

const require = createRequire(import.meta.url);
const modules = new Map<string, Readonly<Record<string, ValidateFunction>>>();
// Keyed by document: two documents may share a schema object whose references mean something else in each.
const compilers = new WeakMap<OpenApiDocument, Compiler>();

interface Compiler {
  ajv: Ajv;
  compiled: WeakMap<SchemaObject, ValidateFunction>;
}

/**
 * Returns the validator of a body: precompiled for the built-in contract, otherwise compiled now. Throws if
 * it does not compile.
 */
export function validatorOf(
  contract: Contract,
  operationId: string,
  key: string,
  schema: SchemaObject,
): ValidateFunction {
  if (!contract.builtIn) return compiledValidator(contract, schema);
  const validator = moduleOf(operationId)[key];
  if (validator !== undefined) return validator;
  throw notBuilt(operationId);
}

function moduleOf(operationId: string): Readonly<Record<string, ValidateFunction>> {
  const known = modules.get(operationId);
  if (known !== undefined) return known;
  let loaded: Readonly<Record<string, ValidateFunction>>;
  try {
    loaded = require(fileURLToPath(new URL(`spec/generated/validators/${operationId}.cjs`, codeFolder)));
  } catch {
    throw notBuilt(operationId);
  }
  modules.set(operationId, loaded);
  return loaded;
}

/** Compiles a validator for any schema of the contract. Throws if it does not compile. */
export function compiledValidator({ document }: Contract, schema: SchemaObject): ValidateFunction {
  const { ajv, compiled } = compilerOf(document);
  const validator = compiled.get(schema) ?? ajv.compile(toJsonSchema(schema));
  compiled.set(schema, validator);
  return validator;
}

function compilerOf(document: OpenApiDocument): Compiler {
  const compiler = compilers.get(document) ?? { ajv: ajvFor(document), compiled: new WeakMap() };
  compilers.set(document, compiler);
  return compiler;
}

function notBuilt(operationId: string): SpecFailure {
  return new SpecFailure(
    `Failed to load the validators of ${operationId}: they are not built. Please run npm run build:contract.`,
  );
}
