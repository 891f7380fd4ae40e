import { facts } from '../../operation.js';

/** DELETE /hsk/delete/{handle} */
export const hskDelete = facts('hsk_delete_api', {
  permission: 'modify_service',
  refusal: 'none',
  actions: { SUCCESS: { revokes: { hsk: 'path.last' } } },
});

/** GET /hsk/delete/{handle} */
export const hskDeleteByGet = facts('hsk_delete_api_get', {
  permission: 'modify_service',
  refusal: 'none',
  actions: { SUCCESS: { revokes: { hsk: 'path.last' } } },
});
