import { facts } from '../../../operation.js';

/** POST /client/lock_flag/update/{clientIdentifier} */
export default facts('client_flag_update_api', { permission: 'modify_client', refusal: 'none' });
