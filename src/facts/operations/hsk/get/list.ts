import { facts } from '../../../operation.js';

/** GET /hsk/get/list */
export default facts('hsk_get_list_api', {
  permission: 'modify_service',
  refusal: 'none',
  repeatable: true,
  actions: { SUCCESS: {} },
});
