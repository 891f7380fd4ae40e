import { eventTypes } from '../../idp/audited.js';
import { operation, plain } from '../../operation.js';

/** GET /api/audit/types of the identity provider: lists the events that the audit log may contain. */
export default operation('audit_types_get_idp_api', async () => plain(200, [...eventTypes]));
