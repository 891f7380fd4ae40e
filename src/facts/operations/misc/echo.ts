import { facts } from '../../operation.js';

/** GET /misc/echo */
export default facts('misc_echo_api', { permission: 'use_service', refusal: 'none', repeatable: true });
