import type { AuthorizationResponse } from '@authlete/typescript-sdk/models';

/** The consent that people gave to clients. */
export class Consents {
  readonly #allowed = new Map<string, Set<string>>();

  remember(subject: string, asked: AuthorizationResponse): void {
    const allowed = this.#allowedTo(subject, asked);
    for (const item of itemsOf(asked)) allowed.add(item);
  }

  cover(subject: string, asked: AuthorizationResponse): boolean {
    const allowed = this.#allowedTo(subject, asked);
    return itemsOf(asked).every((item) => allowed.has(item));
  }

  #allowedTo(subject: string, { client }: AuthorizationResponse): Set<string> {
    const key = `${client?.clientId} ${subject}`;
    const allowed = this.#allowed.get(key) ?? new Set();
    this.#allowed.set(key, allowed);
    return allowed;
  }
}

/** Lists scopes, dynamic scopes, claims and authorization details as strings. */
function itemsOf({ scopes, dynamicScopes, claims, authorizationDetails }: AuthorizationResponse): string[] {
  return [
    ...(scopes ?? []).map(({ name }) => `scope ${name}`),
    ...(dynamicScopes ?? []).map(({ value }) => `scope ${value}`),
    ...(claims ?? []).map((name) => `claim ${name}`),
    ...(authorizationDetails?.elements ?? []).map((element) => JSON.stringify(element)),
  ];
}
