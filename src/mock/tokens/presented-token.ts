import type { TokenRecord } from '../../domain/grants.js';
import type { ClientRecord } from '../../domain/records.js';
import { ownerOf } from '../clients/anonymous-client.js';
import { mustBeUnlocked } from '../clients/locked-client.js';
import { Failure, refuse } from '../failure.js';
import { isJwt, type JwtDefect, jwtDefect } from '../oauth/jwt-access-token.js';
import type { ResultCode } from '../results/index.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { findByAccessToken } from './token-records.js';

/** The result codes of an endpoint that accepts access tokens. */
export interface PresentedTokenCodes extends Readonly<Record<JwtDefect, ResultCode>> {
  readonly none: ResultCode;
  readonly unknown: ResultCode;
}

/** Resolves to the record of a presented access token, which may have expired. Throws a `Failure`. */
export async function presentedRecord(
  { service, settings }: ServiceContext,
  token: string | undefined,
  codes: PresentedTokenCodes,
): Promise<TokenRecord> {
  if (!token) throw new Failure(codes.none);
  const defect = isJwt(token) ? jwtDefect(token) : undefined;
  if (defect !== undefined) throw new Failure(codes[defect]);
  const record = await findByAccessToken(service, token, settings);
  if (record === undefined) throw new Failure(codes.unknown);
  return record;
}

export interface TokenClientCodes {
  readonly deleted: ResultCode;
  readonly locked: ResultCode;
}

/** Resolves to the client that a token was issued to. Throws a `Failure` if it can no longer use the token. */
export async function clientOf(
  service: Service,
  record: TokenRecord,
  codes: TokenClientCodes,
): Promise<ClientRecord> {
  const { clientId } = record;
  const client = await ownerOf(service, record);
  if (client === undefined) throw new Failure(codes.deleted, { message: { client: clientId } });
  mustBeUnlocked(service, client, refuse(codes.locked, { client: clientId }));
  return client;
}
