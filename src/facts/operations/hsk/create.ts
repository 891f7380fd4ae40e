import { facts } from '../../operation.js';

/** POST /hsk/create */
export default facts('hsk_create_api', {
  permission: 'modify_service',
  refusal: 'none',
  actions: { SUCCESS: { members: ['hsk'], issues: { hsk: 'response.hsk.handle' } } },
});
