import { facts } from '../operation.js';

/** GET /info */
export default facts('info_api', { permission: 'use_service', refusal: 'none', repeatable: true });
