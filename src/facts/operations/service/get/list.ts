import { facts } from '../../../operation.js';

/** GET /service/get/list */
export default facts('service_get_list_api', {
  permission: 'view_client',
  refusal: 'none',
  repeatable: true,
});
