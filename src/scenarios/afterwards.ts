import { isObject } from '../json.js';
import type { AnyCall } from '../mock/operation.js';
import { membersOf, type ResponderOutcome } from '../mock/outcome.js';
import type { Service } from '../mock/service.js';
import { ownKeys } from '../mock/services/own-keys.js';
import { expire } from './expire.js';
import type { Afterwards } from './stub.js';

/** Applies what a stub defines for the time after its response. */
export async function applyAfterwards(
  { advance, expire: member, rotateKeys }: Afterwards,
  { service, body, engine }: AnyCall,
  outcome: ResponderOutcome,
): Promise<void> {
  if (service === undefined) return;
  if (member !== undefined) await expire(service, presentedValue(member, membersOf(outcome), body));
  if (rotateKeys === true) await replaceKeys(service, engine.options);
  if (advance !== undefined) service.clock.advance(advance);
}

/**
 * Returns a member of the response, of the call, or of the OAuth parameters in the call. Throws if none has
 * it.
 */
function presentedValue(member: string, ...places: unknown[]): string {
  for (const place of places) {
    if (!isObject(place)) continue;
    const parameters = new URLSearchParams(String(place['parameters'] ?? ''));
    const value = place[member] ?? parameters.get(member);
    if (typeof value === 'string') return value;
  }
  throw new Error(`neither the response nor the request has a member ${member} to expire`);
}

async function replaceKeys(service: Service, options: AnyCall['engine']['options']): Promise<void> {
  const settings = await service.settings();
  if (settings === undefined) return;
  await service.put('service', 'settings', { ...settings, jwks: ownKeys(options) });
}
