import { type Found, ok, problem, warning } from '../finding.js';
import type { Patient } from '../patient.js';

/** Is there a mock? */
export async function running({ running: all, mock }: Patient): Promise<Found[]> {
  if (mock === undefined)
    return [
      problem(
        'No mock is running on this machine.',
        'Start one with: authlete-testkit serve. If it runs elsewhere, pass --url and --control-token.',
      ),
    ];
  const found = ok(`The mock runs at ${mock.url.origin}.`);
  const unusable =
    mock.obstacle === undefined
      ? []
      : [warning(mock.obstacle, 'Without it, the services and the calls cannot be examined.')];
  const others = all.filter(({ url }) => new URL(url).origin !== mock.url.origin).map(({ url }) => url);
  if (others.length === 0) return [found, ...unusable];
  return [
    found,
    ...unusable,
    warning(
      `More mocks are running: ${others.join(', ')}.`,
      `Stop them, or pass the one that the server should use with --url. This examines ${mock.url.origin}.`,
    ),
  ];
}
