import { facts } from '../../operation.js';

/** GET /audit/entries */
export default facts('audit_entries_get_idp_api', { permission: 'view_audit_log', refusal: 'none' });
