import type { ControlRoute } from '../../src/control/route.js';
import { routes } from '../../src/control/table.js';

/** Renders the routes of the control plane as a table. */
export function routeTable(): string {
  const rows = routes.map((route) => {
    const { method, path, summary } = route;
    return `| \`${method} ${path}\` | ${summary} | ${takes(route)} | ${answers(route)} |\n`;
  });
  return `| route | purpose | request | response |\n|---|---|---|---|\n${rows.join('')}`;
}

function takes({ body, query = {} }: ControlRoute): string {
  const names = Object.keys(query).map((name) => `\`${name}\``);
  const parts = [
    ...(body === undefined ? [] : [`\`${body.schema}\`${body.required ? '' : ', optional'}`]),
    ...(names.length === 0 ? [] : [`query: ${names.join(', ')}`]),
  ];
  return parts.join('; ');
}

function answers({ success }: ControlRoute): string {
  if (success === 'events') return '200, `text/event-stream`';
  const [status, schema] = success;
  return schema === undefined ? String(status) : `${status} \`${schema}\``;
}
