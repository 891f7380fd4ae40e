import { allChecks } from '../../src/validate/checks/by-id.js';

/** Renders the checks of `validate` as a table. */
export function checkTable(): string {
  const rows = allChecks.map(
    ({ id, severity, about, why }) => `| \`${id}\` | ${severity} | ${about} | ${why} |\n`,
  );
  return `| check | severity | requirement | why it matters |\n|---|---|---|---|\n${rows.join('')}`;
}
