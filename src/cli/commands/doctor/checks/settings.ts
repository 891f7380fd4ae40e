import { nearest } from '../../../../nearest.js';
import { type Found, ok, problem, warning } from '../finding.js';
import type { Patient } from '../patient.js';
import { type Kind, knownNames, names, type Settings } from '../settings.js';

const kinds = [
  ['baseUrl', 'the URL of Authlete'],
  ['serviceId', 'the service ID'],
  ['token', 'the access token of the service'],
] as const;

/** Are the settings there, under names that something reads? */
export async function settings({ settings: given, mock }: Patient): Promise<Found[]> {
  const missing = kinds.filter(([kind]) => isMissing(kind, given));
  return [
    ...missing.map(([kind, meaning]) => {
      const [name] = names[kind];
      const value = { baseUrl: mock?.url.origin, serviceId: mock?.serviceId, token: undefined }[kind];
      const report = kind === 'baseUrl' ? problem : warning;
      return report(
        `No known variable in ${given.source} has ${meaning}.`,
        `Set ${name}${value === undefined ? '' : `=${value}`}, or the name that your SDK reads (docs/clients.md). If the server reads a file, pass it with --env-file.`,
      );
    }),
    ...misspelled(given),
    ...(missing.length === 0 ? [ok(`The settings are in ${given.source}.`)] : []),
  ];
}

function isMissing(kind: Kind, given: Settings): boolean {
  // Authlete 2.x has a secret in place of a token.
  if (kind === 'token' && given.of('secret') !== undefined) return false;
  return given.of(kind) === undefined;
}

const misspelled = ({ values }: Settings): Found[] =>
  [...values.keys()].flatMap((name) => {
    const isOurs = /^AUTHLETE_/i.test(name) && !name.startsWith('AUTHLETE_TESTKIT_');
    const similar = isOurs && !knownNames.includes(name) ? nearest(name, knownNames) : undefined;
    return similar === undefined || values.has(similar)
      ? []
      : [warning(`No known SDK reads ${name}.`, `Did you mean ${similar}?`)];
  });
