import { facts } from '../../../operation.js';

/** POST /client/authorization/update/{clientId} */
export default facts('client_authorization_update_api', { permission: 'modify_client', refusal: 'none' });
