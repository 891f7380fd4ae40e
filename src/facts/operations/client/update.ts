import { facts } from '../../operation.js';

/** POST /client/update/{clientId} */
export default facts('client_update_api', { permission: 'modify_client', refusal: 'none' });
