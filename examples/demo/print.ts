const codes = { bold: 1, dim: 2, red: 31, green: 32, cyan: 36 } as const;
// https://no-color.org
const coloured = process.stdout.isTTY === true && !process.env['NO_COLOR'];

export const paint = (colour: keyof typeof codes, text: string): string =>
  coloured ? `\u001b[${codes[colour]}m${text}\u001b[0m` : text;

/** Shortens long values such as tokens. */
export const brief = (value: string | undefined, length = 12): string =>
  value === undefined ? '–' : value.length > length ? `${value.slice(0, length)}…` : value;

export interface Call {
  readonly title: string;
  /** The method and the API path. */
  readonly endpoint: string;
  readonly sends: string;
  readonly action: string;
  readonly resultCode: string;
  readonly gets: string;
  readonly next: string;
}

let calls = 0;

export function printCall({ title, endpoint, sends, action, resultCode, gets, next }: Call): void {
  calls += 1;
  const colour = refusals.has(action) ? 'red' : 'green';
  const lines = [
    paint('bold', `${String(calls).padStart(2)}  ${title}`),
    `    ${endpoint}`,
    row('sends', sends),
    row('action', `${paint(colour, action)} ${paint('dim', resultCode)}`),
    ...(gets === '' ? [] : [row('gets', gets)]),
    row('next', paint('cyan', next)),
    '',
  ];
  console.log(lines.join('\n'));
}

const refusals = new Set([
  'BAD_REQUEST',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'INVALID_CLIENT',
  'INTERNAL_SERVER_ERROR',
]);

const row = (name: string, text: string): string => `    ${paint('dim', name.padEnd(8))}${text}`;
