import { facts } from '../../operation.js';

/** GET /service/get */
export default facts('service_get_api', { permission: 'view_client', refusal: 'none', repeatable: true });
