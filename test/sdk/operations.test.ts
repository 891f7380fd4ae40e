import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { operations } from '../../src/mock/operations/index.js';

const functions = new URL(
  './src/funcs/',
  new URL(import.meta.resolve('@authlete/typescript-sdk/package.json')),
);

/** The operationIds of the SDK that are named otherwise in the contract. */
const renamed = new Map([['authorization_ticket_info_post_api', 'getAuthorizationTicketInfo']]);

it('the mock knows each operation of the official SDK', () => {
  const ids = readdirSync(functions).flatMap((file) => {
    const id = /operationID: "([^"]+)"/.exec(readFileSync(new URL(file, functions), 'utf8'))?.[1];
    return id === undefined ? [] : [renamed.get(id) ?? id];
  });
  expect(ids.length).toBeGreaterThan(70);
  expect(ids.filter((id) => !operations.has(id))).toEqual([]);
});
