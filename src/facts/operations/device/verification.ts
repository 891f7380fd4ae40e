import { facts } from '../../operation.js';

/** POST /device/verification */
export default facts('device_verification_api', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
  typeIn2: 'deviceVerificationResponse',
  actions: { VALID: { members: ['clientId'] } },
});
