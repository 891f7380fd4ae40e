import { printable } from './text.js';

export type CommandProperties = Readonly<Record<string, string | number | undefined>>;

/** Formats a workflow command of GitHub Actions. */
export function command(
  level: 'error' | 'warning' | 'notice',
  properties: CommandProperties,
  message: string,
): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([name, value]) => `${name}=${escapedProperty(String(value))}`).join(',');
  return `::${level}${list === '' ? '' : ` ${list}`}::${escapedData(message)}\n`;
}

// Percent-encodes characters that would end a command or a property.
const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapedProperty = (text: string): string =>
  escapedData(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
