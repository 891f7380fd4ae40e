import { authlete, refusals, rows } from './row.js';

const disabled = [
  undefined,
  'The service does not use an HSM: hsmEnabled is false.',
  'hsmEnabled=true in the service.',
] as const;
const unknown = [
  undefined,
  'No key has the handle {handle}.',
  'The handle of a key of the service.',
] as const;
const unreadable = [
  undefined,
  'The keys cannot be looked up.',
  'Nothing that the server can do: try again.',
] as const;

const created = {
  ...rows(
    { hsk_create_api: 'SUCCESS' },
    { A266001: [undefined, 'The key {kid} for {alg} was created on the HSM {hsm}: handle {handle}.'] },
  ),
  ...refusals({ hsk_create_api: 'INVALID_REQUEST' }, authlete, {
    A263201: [undefined, 'The {name} is missing.', 'The member {name}.'],
    A263202: [undefined, 'The value of {name} is not supported.', 'A supported value of {name}.'],
    A263203: [undefined, 'The alg does not fit the use {use}.', 'An alg that fits the use {use}.'],
    A263204: [undefined, 'The alg {alg} does not fit a key of type {kty}.', 'An alg for keys of type {kty}.'],
    A263205: [undefined, 'The kid has more than {limit} characters.', 'At most {limit} characters.'],
    A263206: [undefined, 'The kid contains non-ASCII characters.', 'ASCII characters only.'],
    A263207: [undefined, 'The HSM does not have the alg {alg}.', 'An alg that the HSM has.'],
    A264201: [undefined, 'There is no HSM with the name {hsm}.', 'The name of an HSM of the mock.'],
    A266201: disabled,
  }),
  ...refusals({ hsk_create_api: 'SERVER_ERROR' }, authlete, {
    A267101: [undefined, 'The HSM failed to create the key.', 'Nothing that the server can do: try again.'],
  }),
};

const found = {
  ...rows({ hsk_get_api: 'SUCCESS' }, { A268001: [undefined, 'The key {handle} was found.'] }),
  ...refusals({ hsk_get_api: 'SERVER_ERROR' }, authlete, { A268101: unreadable }),
  ...refusals({ hsk_get_api: 'INVALID_REQUEST' }, authlete, { A268201: disabled }),
  ...refusals({ hsk_get_api: 'NOT_FOUND' }, authlete, { A268202: unknown }),
  ...rows({ hsk_get_list_api: 'SUCCESS' }, { A269001: [undefined, 'The service has {count} keys.'] }),
  ...refusals({ hsk_get_list_api: 'SERVER_ERROR' }, authlete, { A269101: unreadable }),
  ...refusals({ hsk_get_list_api: 'INVALID_REQUEST' }, authlete, { A269201: disabled }),
};

const deleted = {
  ...rows(
    { hsk_delete_api: 'SUCCESS', hsk_delete_api_get: 'SUCCESS' },
    { A270001: [undefined, 'The key {handle} is deleted.'] },
  ),
  ...refusals({ hsk_delete_api: 'SERVER_ERROR', hsk_delete_api_get: 'SERVER_ERROR' }, authlete, {
    A270101: unreadable,
  }),
  ...refusals({ hsk_delete_api: 'INVALID_REQUEST', hsk_delete_api_get: 'INVALID_REQUEST' }, authlete, {
    A270201: disabled,
  }),
  ...refusals({ hsk_delete_api: 'NOT_FOUND', hsk_delete_api_get: 'NOT_FOUND' }, authlete, {
    A270202: unknown,
  }),
};

/** `/hsk/…` */
export const hskResults = { ...created, ...found, ...deleted };
