import type { ClientChange, FixtureChanges, ServiceChange } from '../../../mock/fixtures/differences.js';
import { printable } from '../../../validate/reports/text.js';

/** Returns a line for each change, such as `  changed  service 1 Notes: serviceName`. */
export const changeLines = ({ organization, services }: FixtureChanges): string[] => [
  ...(organization.length === 0 ? [] : [line('changed', organization.join(', '))]),
  ...services.flatMap(serviceLines),
];

function serviceLines({ serviceId, serviceName, change, properties, clients }: ServiceChange): string[] {
  // Only its clients have changed.
  const label = change === 'changed' && properties.length === 0 ? '' : change;
  return [line(label, named('service', serviceId, serviceName, properties)), ...clients.map(clientLine)];
}

const clientLine = ({ clientId, clientName, change, properties }: ClientChange): string =>
  line(change, `  ${named('client', clientId, clientName, properties)}`);

const named = (what: string, id: number, name: string | undefined, properties: readonly string[]): string =>
  [what, id, ...(name === undefined ? [] : [printable(name)])].join(' ') +
  (properties.length === 0 ? '' : `: ${properties.join(', ')}`);

const line = (label: string, text: string): string => `  ${label.padEnd(8)} ${text}`;
