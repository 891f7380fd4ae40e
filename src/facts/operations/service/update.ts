import { facts } from '../../operation.js';

/** POST /service/update */
export default facts('service_update_api', { permission: 'modify_service', refusal: 'none' });
