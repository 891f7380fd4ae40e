import { readdirSync, readFileSync } from 'node:fs';
import * as models from '@authlete/typescript-sdk/models';
import * as operations from '@authlete/typescript-sdk/models/operations';

/** Parses a response as the official SDK does. Throws if the SDK would. */
export type Read = (body: unknown) => unknown;

const functions = new URL(
  './src/funcs/',
  new URL(import.meta.resolve('@authlete/typescript-sdk/package.json')),
);

/** OperationIds that differ between the SDK and the contract. */
const renamed = new Map([
  ['authorization_ticket_info_post_api', 'getAuthorizationTicketInfo'],
  ['authorization_ticket_update_post_api', 'updateAuthorizationTicket'],
]);

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { models, operations };

/** The SDK's parsers of successful responses, keyed by operationId. */
export const sdkReaders: ReadonlyMap<string, Read> = new Map(
  readdirSync(functions).flatMap((file) => {
    const source = readFileSync(new URL(file, functions), 'utf8');
    const id = /operationID: "([^"]+)"/.exec(source)?.[1];
    const [, from = '', name = ''] = /M\.json\(20\d, (\w+)\.(\w+\$inboundSchema)/.exec(source) ?? [];
    const schema = modules[from]?.[name];
    if (id === undefined || !hasParse(schema)) return [];
    return [[renamed.get(id) ?? id, (body) => schema.parse(body)] as const];
  }),
);

function hasParse(value: unknown): value is { parse: Read } {
  return typeof value === 'object' && value !== null && 'parse' in value && typeof value.parse === 'function';
}
