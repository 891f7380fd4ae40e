import { artifacts, isKeyedByHash, type KeptRecord } from '../facts/artifacts.js';
import type { Service } from '../mock/service.js';
import type { ValueOf } from '../mock/state/batch.js';
import type { Entities } from '../mock/state/entities.js';
import { hashOf } from '../mock/tokens/token-records.js';
import type { ArtifactKind, Party } from './artifact.js';

type TokenPlace = 'accessToken' | 'refreshToken' | 'rotatedRefreshToken';

/** The entry of the store that makes an artifact valid. */
export interface StoredPlace {
  readonly entity: KeptRecord | 'grant' | TokenPlace;
  readonly key: string;
}

/** Whether an entry is one by which a token is found. */
export const isTokenPlace = (entity: StoredPlace['entity']): entity is TokenPlace =>
  entity === 'accessToken' || entity === 'refreshToken' || entity === 'rotatedRefreshToken';

/** An artifact that the store of a service has. */
export interface StoredArtifact extends Party {
  readonly kind: ArtifactKind;
  readonly hash: string;
  /** `undefined` if the store has only its hash. */
  readonly value: string | undefined;
  readonly place: StoredPlace;
  readonly state: 'live' | 'spent' | 'expired';
  readonly issuedAt?: number | undefined;
  readonly expiresAt: number;
}

/** The entries of a service by collection and key. */
class Snapshot {
  readonly #collections = new Map<string, Map<string, object>>();

  constructor(entries: readonly { collection: string; key: string; value: object }[]) {
    for (const { collection, key, value } of entries) {
      const known = this.#collections.get(collection) ?? new Map<string, object>();
      this.#collections.set(collection, known.set(key, value));
    }
  }

  /** The type holds because the state stores each collection with the type of its entity. */
  find<Name extends keyof Entities>(entity: Name, key: string): ValueOf<Name> | undefined {
    return this.#collections.get(entity)?.get(key) as ValueOf<Name> | undefined;
  }

  *list<Name extends keyof Entities>(entity: Name): Iterable<[key: string, value: ValueOf<Name>]> {
    for (const [key, value] of this.#collections.get(entity) ?? []) yield [key, value as ValueOf<Name>];
  }
}

/** What a record says about its artifact; `undefined` if the service would not find it. */
interface Reading extends Party {
  readonly isSpent?: boolean;
  readonly issuedAt?: number | undefined;
  /** Replaces the expiry of the record. */
  readonly expiresAt?: number;
}

type Read<Name extends keyof Entities> = (
  value: ValueOf<Name>,
  world: Snapshot,
  key: string,
) => Reading | undefined;

interface Row<Name extends StoredPlace['entity']> {
  readonly kind: ArtifactKind;
  readonly read: Read<Name>;
}

const offerOf = ({ identifier }: { readonly identifier: string }, world: Snapshot): Reading | undefined => {
  const offer = world.find('credentialOffer', identifier);
  return offer && { subject: offer.subject };
};

const tokenOf =
  (kind: 'accessToken' | 'refreshToken'): Read<typeof kind> =>
  ({ tokenId }, world, key) => {
    const token = world.find('token', tokenId);
    // The record is authoritative: the entry may be older than the last refresh.
    if (token?.[`${kind}Hash`] !== key) return undefined;
    const { clientId, subject, scopes, refreshTokenScopes, createdAt, lastRefreshedAt } = token;
    return kind === 'accessToken'
      ? {
          clientId,
          subject,
          scopes,
          issuedAt: lastRefreshedAt || createdAt,
          expiresAt: token.accessTokenExpiresAt,
        }
      : {
          clientId,
          subject,
          scopes: refreshTokenScopes ?? scopes,
          issuedAt: lastRefreshedAt || createdAt,
          expiresAt: token.refreshTokenExpiresAt ?? 0,
        };
  };

const rows: { readonly [Name in StoredPlace['entity']]: Row<Name> } = {
  ticket: {
    kind: 'ticket',
    read: ({ request: { clientId, subject, scopes } }) => ({ clientId, subject, scopes }),
  },
  tokenTicket: { kind: 'ticket', read: ({ clientId, scopes }) => ({ clientId, scopes }) },
  backchannelAuthentication: {
    kind: 'ticket',
    read: ({ request: { clientId, scopes }, decision }) => ({
      clientId,
      scopes,
      isSpent: decision !== undefined,
    }),
  },
  authorizationCode: { kind: 'authorizationCode', read: ({ authorization }) => partyOf(authorization) },
  pushedRequest: { kind: 'requestUri', read: ({ clientId }) => ({ clientId }) },
  accessToken: { kind: 'accessToken', read: tokenOf('accessToken') },
  refreshToken: { kind: 'refreshToken', read: tokenOf('refreshToken') },
  rotatedRefreshToken: {
    kind: 'refreshToken',
    read: ({ tokenId, successor }, world) => {
      const token = world.find('token', tokenId);
      return token?.refreshTokenHash === hashOf(successor) ? partyOf(token) : undefined;
    },
  },
  deviceAuthorization: {
    kind: 'deviceCode',
    read: ({ request: { clientId, scopes } }) => ({ clientId, scopes }),
  },
  userCode: {
    kind: 'userCode',
    read: ({ key }, world) => {
      const device = world.find('deviceAuthorization', key);
      if (device === undefined) return undefined;
      const { clientId, scopes } = device.request;
      return { clientId, scopes, isSpent: device.decision !== undefined };
    },
  },
  authReqId: {
    kind: 'authReqId',
    read: ({ clientId, ticket }, world) => {
      const authentication = world.find('backchannelAuthentication', ticket);
      return authentication && { clientId, scopes: authentication.request.scopes };
    },
  },
  credentialOffer: { kind: 'credentialOffer', read: ({ subject }) => ({ subject }) },
  issuerState: { kind: 'issuerState', read: offerOf },
  preAuthorizedCode: { kind: 'preAuthorizedCode', read: offerOf },
  credentialRequest: {
    kind: 'credentialRequest',
    read: ({ tokenId }, world) => partyOf(world.find('token', tokenId)),
  },
  grant: {
    kind: 'grant',
    read: ({ clientId, subject, scopes, createdAt }) => ({
      clientId,
      subject,
      scopes: [...new Set(scopes.flatMap(({ names }) => names))],
      issuedAt: createdAt,
    }),
  },
};

const partyOf = ({ clientId, subject, scopes }: Party = {}): Party => ({ clientId, subject, scopes });

/** Resolves to the artifacts that a service would find in its store. */
export async function storedArtifacts(service: Service): Promise<StoredArtifact[]> {
  const world = new Snapshot(await service.entries());
  const now = service.clock.now();
  const found: StoredArtifact[] = [];
  for (const entity of Object.keys(rows) as StoredPlace['entity'][]) readRow(entity, world, now, found);
  return found;
}

function readRow<Name extends StoredPlace['entity']>(
  entity: Name,
  world: Snapshot,
  now: number,
  found: StoredArtifact[],
): void {
  const { kind, read }: Row<Name> = rows[entity];
  for (const [key, value] of world.list(entity)) {
    const reading = read(value, world, key);
    if (reading === undefined) continue;
    const { isSpent = false, expiresAt = expiryOf(value), ...party } = reading;
    const state = isSpent ? 'spent' : expiresAt <= now ? 'expired' : 'live';
    const isHash = isHashed(entity);
    found.push({
      ...party,
      kind,
      hash: isHash ? key : hashOf(key),
      value: isHash ? undefined : key,
      place: { entity, key },
      state,
      expiresAt,
    });
  }
}

const expiryOf = (record: object): number =>
  'expiresAt' in record && typeof record.expiresAt === 'number' ? record.expiresAt : Number.POSITIVE_INFINITY;

const isHashed = (entity: StoredPlace['entity']): boolean =>
  entity !== 'grant' && (isTokenPlace(entity) || isKeyedByHash(entity));

export const nameOf = (kind: ArtifactKind): string => artifacts[kind].name;
