import type { TokenTicket } from '../../domain/grants.js';
import { Failure } from '../failure.js';
import type { ResultCode } from '../results/index.js';
import type { Service } from '../service.js';

/** The result codes of an operation for an unusable ticket. */
export interface TicketCodes {
  readonly none: ResultCode;
  readonly unknown: ResultCode;
  readonly expired: ResultCode;
}

/** Resolves to the ticket of a password grant, with its value. Throws a `Failure`. */
export async function presentedTokenTicket(
  service: Service,
  value: string | undefined,
  codes: TicketCodes,
): Promise<TokenTicket & { readonly value: string }> {
  if (!value) throw new Failure(codes.none);
  const ticket = await service.find('tokenTicket', value);
  if (ticket === undefined) throw new Failure(codes.unknown);
  if (service.hasExpired(ticket)) throw new Failure(codes.expired);
  return { ...ticket, value };
}
