import { createRequire } from 'node:module';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { openApiDocument } from '../../src/control/openapi.js';
import { routes } from '../../src/control/table.js';
import { loadContract } from '../../src/spec/contract.js';
import { pointerOf } from '../../src/spec/json.js';

const addFormats: typeof import('ajv-formats').default = createRequire(import.meta.url)('ajv-formats');

/** The operations that succeeded at least once. */
export const reached = new Set<string>();

// Use JSON, so that the schemas are those that clients in other languages read.
export const document = JSON.parse(JSON.stringify(openApiDocument(loadContract(), routes)));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'control', false, false);

const compiled = new Map<string, ValidateFunction>();

function violations(place: readonly string[], value: unknown): string {
  const $ref = `control#${pointerOf(place).replaceAll('{', '%7B').replaceAll('}', '%7D')}`;
  const validate = compiled.get($ref) ?? ajv.compile({ $ref });
  compiled.set($ref, validate);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Fails unless the response, and the body of an accepted request, are documented. */
export function mustBeDocumented({ method, path, body }: Asked, answered: Got): void {
  const { status } = answered;
  const template = templateOf(path);
  const operation = template === undefined ? undefined : document.paths[template][method.toLowerCase()];
  if (template === undefined || operation === undefined) {
    expect([401, 403, 404, 405]).toContain(status);
    if (method !== 'HEAD') expect(violations(['components', 'schemas', 'Error'], answered.body)).toBe('');
    return;
  }
  const place = ['paths', template, method.toLowerCase()];
  const what = `${method} ${path} ${status}`;
  expect(Object.keys(operation.responses), what).toContain(String(status));
  const { content } = operation.responses[status];
  if (content === undefined) expect(answered.body, what).toBeUndefined();
  else {
    expect(answered.headers.get('content-type'), what).toMatch(/^application\/json\b/);
    const schema = [...place, 'responses', String(status), 'content', 'application/json', 'schema'];
    expect(violations(schema, answered.body), what).toBe('');
  }
  if (status >= 300) return;
  reached.add(operation.operationId);
  if (body !== undefined && typeof body !== 'string') expect(bodyViolations(method, template, body)).toBe('');
}

/** Returns how the body of a request violates the document. */
export const bodyViolations = (method: string, template: string, body: unknown): string =>
  violations(
    ['paths', template, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'],
    body,
  );

export function templateOf(path: string): string | undefined {
  const given = path.replace(/\?.*$/, '');
  return Object.keys(document.paths).find((template) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(given),
  );
}
