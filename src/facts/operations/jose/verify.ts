import { facts } from '../../operation.js';

/** POST /jose/verify */
export default facts('jose_verify_api', { permission: 'use_service', refusal: 'none', repeatable: true });
