import { rows } from './row.js';

const disabled = [undefined, 'The service does not use an HSM: hsmEnabled is false.'] as const;
const unknown = [undefined, 'No key has the handle {handle}.'] as const;
const unreadable = [undefined, 'The keys cannot be looked up.'] as const;

const created = {
  ...rows(
    { hsk_create_api: 'SUCCESS' },
    { A266001: [undefined, 'The key {kid} for {alg} was created on the HSM {hsm}: handle {handle}.'] },
  ),
  ...rows(
    { hsk_create_api: 'INVALID_REQUEST' },
    {
      A263201: [undefined, 'The {name} is missing.'],
      A263202: [undefined, 'The value of {name} is not supported.'],
      A263203: [undefined, 'The alg does not fit the use {use}.'],
      A263204: [undefined, 'The alg {alg} does not fit a key of type {kty}.'],
      A263205: [undefined, 'The kid has more than {limit} characters.'],
      A263206: [undefined, 'The kid contains non-ASCII characters.'],
      A263207: [undefined, 'The HSM does not have the alg {alg}.'],
      A264201: [undefined, 'There is no HSM with the name {hsm}.'],
      A266201: disabled,
    },
  ),
  ...rows({ hsk_create_api: 'SERVER_ERROR' }, { A267101: [undefined, 'The HSM failed to create the key.'] }),
};

const found = {
  ...rows({ hsk_get_api: 'SUCCESS' }, { A268001: [undefined, 'The key {handle} was found.'] }),
  ...rows({ hsk_get_api: 'SERVER_ERROR' }, { A268101: unreadable }),
  ...rows({ hsk_get_api: 'INVALID_REQUEST' }, { A268201: disabled }),
  ...rows({ hsk_get_api: 'NOT_FOUND' }, { A268202: unknown }),
  ...rows({ hsk_get_list_api: 'SUCCESS' }, { A269001: [undefined, 'The service has {count} keys.'] }),
  ...rows({ hsk_get_list_api: 'SERVER_ERROR' }, { A269101: unreadable }),
  ...rows({ hsk_get_list_api: 'INVALID_REQUEST' }, { A269201: disabled }),
};

const deleted = {
  ...rows(
    { hsk_delete_api: 'SUCCESS', hsk_delete_api_get: 'SUCCESS' },
    { A270001: [undefined, 'The key {handle} is deleted.'] },
  ),
  ...rows({ hsk_delete_api: 'SERVER_ERROR', hsk_delete_api_get: 'SERVER_ERROR' }, { A270101: unreadable }),
  ...rows(
    { hsk_delete_api: 'INVALID_REQUEST', hsk_delete_api_get: 'INVALID_REQUEST' },
    { A270201: disabled },
  ),
  ...rows({ hsk_delete_api: 'NOT_FOUND', hsk_delete_api_get: 'NOT_FOUND' }, { A270202: unknown }),
};

/** `/hsk/…` */
export const hskResults = { ...created, ...found, ...deleted };
