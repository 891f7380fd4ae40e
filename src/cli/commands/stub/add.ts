import { text as textOf } from 'node:stream/consumers';
import type { ShownStub } from '../../../control/client.js';
import { InvalidInputError } from '../../../invalid-input-error.js';
import { isObject } from '../../../json.js';
import { parseYaml } from '../../../read-yaml.js';
import { type ServiceOptions, serviceOf } from '../../running/find-mock.js';
import { stubTable } from './list.js';

export interface AddOptions extends ServiceOptions {
  readonly resultCode?: string;
  readonly status?: number;
  readonly fault?: string;
  readonly delay?: string;
  readonly times?: number | 'always';
  readonly skip?: number;
  readonly for?: string;
  readonly name?: string;
  readonly json?: true;
}

/** Adds the stub that the command line describes, or those of standard input, and prints them. */
export async function addStubs(
  operation: string | undefined,
  action: string | undefined,
  options: AddOptions,
): Promise<0> {
  const { url, controlToken, service, json, ...described } = options;
  const definitions =
    operation === undefined
      ? await definitionsOf(process.stdin, described)
      : [{ operation, ...(action !== undefined && { action }), ...described }];
  const { control, serviceId } = await serviceOf(options);
  const added: ShownStub[] = [];
  for (const body of definitions)
    added.push(await control.call('POST /services/{serviceId}/stubs', { serviceId, body }));
  console.log(json ? JSON.stringify({ stubs: added }) : stubTable(added).join('\n'));
  return 0;
}

async function definitionsOf(
  input: NodeJS.ReadStream,
  described: object,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  if (Object.keys(described).length > 0)
    throw new InvalidInputError(
      'Failed to add a stub: the options describe a response, but there is no operation. Please name it first, such as /auth/token.',
    );
  if (input.isTTY)
    throw new InvalidInputError(
      'Failed to add a stub: there is no operation. Please name one and an action, or pass definitions on standard input.',
    );
  const value = await parseYaml(await textOf(input), 'standard input');
  const definitions = Array.isArray(value) ? value : [value];
  if (definitions.every(isObject)) return definitions;
  throw new InvalidInputError(
    'Failed to read standard input: it is neither a stub definition nor a list of them. Please see authlete-testkit stub --help.',
  );
}
