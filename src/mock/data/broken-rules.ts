import type { Mismatch } from '../../spec/mismatch.js';
import { ApiError } from '../api-error.js';
import { mustKeepClientRules } from '../clients/client-rules.js';
import { fill } from '../results/fill.js';
import { apiResults } from '../results/index.js';
import { writableService } from '../services/create-service.js';
import type { Data } from './data.js';

/**
 * Returns the violations that management calls would report for the services and clients, except endpoints with
 * http.
 */
export function brokenRulesIn({ services = [] }: Data): readonly Mismatch[] {
  return services.flatMap((service, index) => {
    const { clients = [], ...properties } = service;
    const path = `services[${index}]`;
    const settings = { httpAliasProhibited: service.httpAliasProhibited ?? false };
    return [
      ...brokenBy(properties, path, writableService),
      ...clients.flatMap((client, position) =>
        brokenBy(client, `${path}.clients[${position}]`, (given) => mustKeepClientRules(settings, given)),
      ),
    ];
  });
}

/**
 * Tries to create the object. After a refusal, tries again without the refused property to find further violations.
 */
function brokenBy<Given extends object>(
  given: Given,
  path: string,
  attempt: (given: Given) => unknown,
): readonly Mismatch[] {
  try {
    attempt(given);
    return [];
  } catch (problem) {
    if (!(problem instanceof ApiError)) throw problem;
    const name = problem.message['name'];
    const isNamed = typeof name === 'string' && Object.hasOwn(given, name);
    const { [name as keyof Given]: _refused, ...rest } = given;
    const others = isNamed ? brokenBy(rest as Given, path, attempt) : [];
    // Fixtures may contain endpoints without TLS.
    if (problem.code === 'A031219') return others;
    return [described(problem, path, isNamed ? `${path}.${name}` : path), ...others];
  }
}

function described({ code, message }: ApiError, object: string, path: string): Mismatch {
  const hint = code === 'A031212' ? ` Please use a string such as '{"keys":[…]}'.` : '';
  return { path, text: `${object} is refused (${code}): ${fill(apiResults[code].message, message)}${hint}` };
}
