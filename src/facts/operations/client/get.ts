import { facts } from '../../operation.js';

/** GET /client/get/{clientId} */
export default facts('client_get_api', { permission: 'view_client', refusal: 'none', repeatable: true });
