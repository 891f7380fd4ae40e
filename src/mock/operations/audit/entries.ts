import type { AuditEntry } from '../../idp/audit-log.js';
import { auditFilter, cursorTo, timestamp } from '../../idp/audit-query.js';
import { mustBeOfOrganization } from '../../idp/organization.js';
import { operation, plain } from '../../operation.js';

/**
 * GET /api/audit/entries of the identity provider: lists the calls that changed services and clients, newest first.
 */
export default operation('audit_entries_get_idp_api', async ({ engine, query, search }) => {
  const { organizationId } = query;
  mustBeOfOrganization(engine, organizationId === undefined ? undefined : Number(organizationId));
  const filter = auditFilter(query, search);
  const { entries, more } = await engine.audit.page(filter);
  const last = entries.at(-1);
  return plain(200, {
    entries: entries.map(shown),
    ...(more && last !== undefined && { nextCursor: cursorTo(last.at) }),
    limit: filter.limit,
  });
});

const shown = ({ at, event, status, ...rest }: AuditEntry) => ({
  event,
  status,
  timestamp: timestamp(at),
  ...rest,
});
