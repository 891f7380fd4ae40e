import express, { type Request, type Response } from 'express';
import { InvalidInput } from '../invalid-input.js';
import { parseYaml } from '../read-yaml.js';
import { reasonOf } from '../spec/failure.js';
import { mismatchWith } from '../spec/mismatch.js';
import type { Schema } from '../spec/openapi.js';
import { ControlError } from './control-error.js';
import type { Route, RouteBody } from './route.js';
import { refTo } from './schemas.js';

/** The body as its schema has it; undefined if there is none. Rejects with `InvalidInput` or `ControlError`. */
export async function readBody(
  { method, path, body }: Route,
  request: Request,
  response: Response,
  resolve: (reference: string) => Schema,
): Promise<unknown> {
  if (body === undefined) return undefined;
  const text = await readText(body, request, response);
  if (text.trim() === '') {
    if (!body.required) return undefined;
    throw new InvalidInput(
      `Failed to read the body of ${method} ${path}: it is empty. Please send what /_testkit/openapi.json says.`,
    );
  }
  const value = await parse(text, body, request);
  if (isDeeper(value, deepest))
    throw new InvalidInput(
      `Failed to read the body: it is nested too deeply. Please keep to ${deepest} levels.`,
    );
  const problem = mismatchWith(refTo(body.schema), value, resolve);
  if (problem !== undefined) throw new InvalidInput(`Failed to read the body: ${problem}`);
  return value;
}

const usual = 4 * 1024 * 1024;

function readText({ limit = usual }: RouteBody, request: Request, response: Response): Promise<string> {
  const read = express.text({ type: () => true, limit, inflate: false });
  return new Promise((resolve, reject) => {
    read(request, response, (problem?: unknown) => {
      if (problem !== undefined) reject(problem);
      else resolve(typeof request.body === 'string' ? request.body : '');
    });
  });
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
    throw new InvalidInput(
      `Failed to read the body: it is no JSON (${reasonOf(problem)}). Please send valid JSON.`,
    );
  }
}

const deepest = 100;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1)));
