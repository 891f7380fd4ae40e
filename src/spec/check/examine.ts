import { ajvFor } from '../compile/ajv.js';
import { schemaId, toJsonSchema } from '../compile/json-schema.js';
import { reasonOf } from '../failure.js';
import type { OpenApiDocument } from '../openapi.js';
import { operationsOf } from '../operation.js';
import { requiredWithoutProperty } from './required.js';
import { schemasOf } from './schemas.js';

/** The properties of a document. */
export interface Examination {
  operations: number;
  namedSchemas: number;
  operationsWithAction: number;
  actionValues: number;
  /** The number of schemas: named ones, and those of bodies and parameters. */
  schemas: number;
  notCompiling: { place: string; reason: string }[];
  requiredWithoutProperty: string[];
  /** Why it is not a valid OpenAPI 3.0 document; `undefined` if it is valid. */
  invalid: string | undefined;
}

export async function examine(document: OpenApiDocument): Promise<Examination> {
  const operations = [...operationsOf(document).values()];
  const schemas = [...schemasOf(document)];
  return {
    operations: operations.length,
    namedSchemas: Object.keys(document.components.schemas).length,
    operationsWithAction: operations.filter(({ actions }) => actions.length > 0).length,
    actionValues: operations.reduce((sum, { actions }) => sum + actions.length, 0),
    schemas: schemas.length,
    notCompiling: compileAll(document),
    requiredWithoutProperty: [...requiredWithoutProperty(document, [])],
    invalid: await whyInvalid(document),
  };
}

/** Compiles each named schema once, and not as fast code: nothing is validated. */
function compileAll(document: OpenApiDocument): Examination['notCompiling'] {
  const ajv = ajvFor(document, { inlineRefs: false, code: { optimize: false } });
  return [...schemasOf(document)].flatMap(({ place, name, schema }) => {
    try {
      ajv.compile(name === undefined ? toJsonSchema(schema) : { $ref: schemaId(name) });
      return [];
    } catch (error) {
      return [{ place, reason: reasonOf(error) }];
    }
  });
}

async function whyInvalid(document: OpenApiDocument): Promise<string | undefined> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  try {
    // Pass a copy: the validator replaces references in place.
    await SwaggerParser.validate(JSON.parse(JSON.stringify(document)));
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
