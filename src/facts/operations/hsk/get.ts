import { facts } from '../../operation.js';

/** GET /hsk/get/{handle} */
export default facts('hsk_get_api', {
  permission: 'modify_service',
  refusal: 'none',
  repeatable: true,
  actions: { SUCCESS: { members: ['hsk'] } },
});
