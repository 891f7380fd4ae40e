import { facts } from '../../../operation.js';

/** GET /client/get/list */
export default facts('client_get_list_api', { permission: 'view_client', refusal: 'none', repeatable: true });
