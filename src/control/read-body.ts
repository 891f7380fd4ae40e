import type { Request } from 'express';
import { deepest, isTooDeep } from '../depth.js';
import { InvalidInputError } from '../invalid-input-error.js';
import { bodyLimit, readRequestBody } from '../mock/transport/read-body.js';
import { parseYaml } from '../read-yaml.js';
import { reasonOf } from '../spec/failure.js';
import { mismatchesWith } from '../spec/mismatch.js';
import type { SchemaObject } from '../spec/openapi.js';
import { ControlError } from './control-error.js';
import type { ControlRoute, RouteBody } from './route.js';
import { refTo } from './schemas.js';

/**
 * Reads the body and validates it against its schema; `undefined` if the route has no body. Rejects with
 * `InvalidInputError` or `ControlError`.
 */
export async function readControlBody(
  { method, path, body }: ControlRoute,
  request: Request,
  resolve: (reference: string) => SchemaObject,
): Promise<unknown> {
  if (body === undefined) return undefined;
  mustBePlain(request);
  const text = await readText(body, request);
  if (text.trim() === '') {
    if (!body.required) return undefined;
    throw new InvalidInputError(
      `Failed to read the body of ${method} ${path}: it is empty. Please send the body that /_testkit/openapi.json describes.`,
    );
  }
  const value = await parse(text, body, request);
  if (isTooDeep(value))
    throw new InvalidInputError(
      `Failed to read the body: it is nested too deeply. Please use at most ${deepest} levels.`,
    );
  const [problem] = mismatchesWith(refTo(body.schema), value, resolve);
  if (problem !== undefined)
    throw new InvalidInputError(`Failed to read the body: ${problem.text}`, problem.path || undefined);
  return value;
}

async function readText({ limit = bodyLimit }: RouteBody, request: Request): Promise<string> {
  const read = await readRequestBody(request, limit);
  if (typeof read === 'string') return read;
  if (read.code !== '413')
    throw new ControlError(400, 'Failed to read the body: the connection was lost. Please send it again.');
  throw new ControlError(
    413,
    `Failed to read the body: it is larger than ${limit / 1024} KiB. Please send a smaller one.`,
    { headers: { connection: 'close' } },
  );
}

/** Throws if the body is compressed or is not UTF-8. */
function mustBePlain(request: Request): void {
  const { encoding = 'identity', charset = 'utf-8' } = {
    encoding: request.get('content-encoding'),
    charset: /;\s*charset="?([^";]+)/i.exec(request.get('content-type') ?? '')?.[1],
  };
  if (encoding === 'identity' && /^utf-?8$/i.test(charset)) return;
  throw new ControlError(
    415,
    'Failed to read the body: it is compressed or not in UTF-8. Please send uncompressed UTF-8.',
  );
}

const json = 'application/json';
const yaml = 'application/yaml';

async function parse(text: string, body: RouteBody, request: Request): Promise<unknown> {
  if (body.yaml === true && request.is(yaml)) return parseYaml(text, 'the body');
  if (!request.is(json))
    throw new ControlError(
      415,
      `Failed to read the body: its content type is ${request.get('content-type') ?? 'not given'}. Please send ${body.yaml === true ? `${json} or ${yaml}` : json}.`,
    );
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new InvalidInputError(
      `Failed to read the body: it is not JSON (${reasonOf(problem)}). Please send valid JSON.`,
    );
  }
}
