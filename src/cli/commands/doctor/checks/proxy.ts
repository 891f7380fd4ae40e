import { httpUrl } from '../../../../http-url.js';
import { type Found, ok, problem, warning } from '../finding.js';
import { hostOf, type Patient } from '../patient.js';

/** Does a proxy for the internet catch the calls? */
export async function proxy({ settings, base, mock }: Patient): Promise<Found[]> {
  const target = base ?? mock?.url;
  if (target === undefined) return [];
  // A file of settings rarely has these: the shell that starts the server does.
  const value = (wanted: string) =>
    [wanted, wanted.toLowerCase()]
      .map((name) => ({ name, value: settings.values.get(name) || process.env[name] || '' }))
      .find((found) => found.value !== '');
  const used = value(target.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? value('ALL_PROXY');
  if (used === undefined) return [ok('No proxy is set.')];
  const host = hostOf(target);
  const exceptions = value('NO_PROXY')?.value ?? '';
  if (isExcepted(host, exceptions))
    return [ok(`${used.name} does not apply to ${host}, because of NO_PROXY.`)];
  const todo = `Set NO_PROXY=${[exceptions, host].filter(Boolean).join(',')}`;
  if (httpUrl(used.value) === undefined)
    return [problem(`${used.name} is not an http or https URL, and applies to ${host}.`, todo)];
  return [
    warning(
      `${used.name} sends calls to ${host} through ${new URL(used.value).origin} in servers that honour it.`,
      todo,
    ),
  ];
}

/** Most clients take an entry for the name of a host or of a domain above it; a few accept a leading `*`. */
const isExcepted = (host: string, exceptions: string): boolean =>
  exceptions
    .split(/[\s,]+/)
    .map((entry) => entry.replace(/^\*?\./, '').replace(/:\d+$/, ''))
    .some((entry) => entry !== '' && (entry === '*' || host === entry || host.endsWith(`.${entry}`)));
