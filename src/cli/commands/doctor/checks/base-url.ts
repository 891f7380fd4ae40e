import { type Found, ok, problem, warning } from '../finding.js';
import { hostOf, isLoopback, type Patient, portOf } from '../patient.js';

/** Is the base URL one to which an SDK can add /api/…, and that of the mock? */
export async function baseUrl({ settings, base, mock }: Patient): Promise<Found[]> {
  const setting = settings.of('baseUrl');
  if (setting === undefined) return [];
  const { name, value } = setting;
  const right = mock?.url.origin ?? base?.origin ?? 'http://127.0.0.1:4690';
  const set = (url: string) => `Set ${name}=${url}`;
  if (base === undefined)
    return [problem(`${name} is ${JSON.stringify(value)}, which is not an http or https URL.`, set(right))];
  const found: Found[] = [];
  if (value !== value.trim() || /^["']/.test(value))
    found.push(problem(`The value of ${name} has quotes or spaces around it.`, set(base.href)));
  if (/(^|\.)authlete\.(com|net)$/.test(base.hostname))
    return [...found, problem(`${name} is the live Authlete, ${base.origin}, not the mock.`, set(right))];
  if (mock !== undefined && portOf(base) !== portOf(mock.url) && isLoopback(hostOf(base)))
    found.push(
      problem(
        `${name} has port ${portOf(base)}, but the mock listens on port ${portOf(mock.url)}.`,
        set(right),
      ),
    );
  if (base.protocol === 'https:' && mock?.url.protocol === 'http:')
    found.push(
      problem(
        `${name} begins with https, but the mock speaks http.`,
        `${set(base.origin.replace('https:', 'http:'))}, or put a proxy with TLS in front of the mock, and pass its URL to serve as --public-url.`,
      ),
    );
  found.push(...pathFindings(name, base));
  return found.length > 0 ? found : [ok(`${name} is ${base.href.replace(/\/$/, '')}.`)];
}

function pathFindings(name: string, { origin, pathname }: URL): Found[] {
  const set = `Set ${name}=${origin}`;
  const path = pathname.replace(/\/+$/, '');
  if (/\/api(\/\d+)?$/.test(path))
    return [
      problem(
        `${name} ends with ${path}. The SDKs add /api/{serviceId} themselves, so calls go to ${path}/api/….`,
        set,
      ),
    ];
  if (path !== '')
    return [
      warning(
        `${name} has the path ${path}, which the mock serves only behind a proxy that removes it.`,
        set,
      ),
    ];
  if (/\/\/+$/.test(pathname)) return [problem(`${name} ends with several slashes.`, set)];
  return [];
}
