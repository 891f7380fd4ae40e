import { eventTypes } from '../../idp/audited.js';
import { operation, plain } from '../../operation.js';

/** GET /api/audit/types of the identity provider: the events that the audit log can have. */
export default operation('audit_types_get_idp_api', async () => plain(200, [...eventTypes]));
