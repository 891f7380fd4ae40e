import { facts } from '../../../operation.js';

/** POST /client/secret/update/{clientIdentifier} */
export default facts('client_secret_update_api', { permission: 'modify_client', refusal: 'none' });
