import { rules } from '../../src/coverage/rules.js';

/** Renders the actions that coverage leaves out, as a table. */
export function coverageRuleTable(): string {
  const rows = rules.map(({ id, reason, when, actions }) => {
    const named = Object.entries(actions).map(
      ([operation, some]) => `\`${operation}\` ${some.map((action) => `\`${action}\``).join(', ')}`,
    );
    return `| \`${id}\` | ${when === undefined ? 'always' : 'settings'} | ${reason} | ${named.join('; ')} |\n`;
  });
  return `| rule | depends on | reason | actions |\n|---|---|---|---|\n${rows.join('')}`;
}
