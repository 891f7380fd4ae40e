import { facts } from '../../operation.js';

/** GET /audit/types */
export default facts('audit_types_get_idp_api', { permission: 'view_audit_log', refusal: 'none' });
