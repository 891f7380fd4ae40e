import type { ResultCode } from '../results/index.js';

/** The result codes of an endpoint that cannot identify the client. */
export interface IdentificationCodes {
  readonly none: ResultCode;
  readonly empty: ResultCode;
  readonly repeated: ResultCode;
  /** The header and the body name different clients. */
  readonly conflicting: ResultCode;
  readonly unknown: ResultCode;
  readonly unknownAlias: ResultCode;
  readonly locked: ResultCode;
  /** The client is public, at an endpoint for confidential clients. */
  readonly public?: ResultCode | undefined;
  /** Codes for the client assertion. Endpoints without them ignore unreadable assertions. */
  readonly assertion?: AssertionCodes;
}

interface AssertionCodes {
  readonly repeated?: ResultCode;
  readonly malformed: ResultCode;
  readonly withoutIssuer: ResultCode;
  /** `iss` differs from the `client_id` in the body; defaults to the code of `conflicting`. */
  readonly conflictsWithBody?: ResultCode;
  /** `iss` differs from the client in the Authorization header; defaults to the code of `conflicting`. */
  readonly conflictsWithHeader?: ResultCode;
}

/**
 * The codes of the endpoints at which a flow starts. They apply between `presentationChecks` and `clientChecks`. The
 * authorization endpoint does not authenticate clients.
 */
// biome-ignore format: a column for each endpoint
export const identification = {
  none:                { authorization: 'A010301', par: 'A247306', device: 'A166302', ciba: 'A168309' },
  empty:               { authorization: 'A010302', par: 'A247306', device: 'A166303', ciba: 'A166303' },
  repeated:            { authorization: 'A010303', par: 'A010303', device: 'A166304', ciba: 'A166304' },
  unknown:             { authorization: 'A010304', par: 'A247307', device: 'A218305', ciba: 'A168310' },
  unknownAlias:        { authorization: 'A010308', par: 'A247307', device: 'A218305', ciba: 'A168310' },
  locked:              { authorization: 'A010307', par: 'A010307', device: 'A218305', ciba: 'A168310' },
  conflicting:         {                           par: 'A247303', device: 'A218303', ciba: 'A168303' },
  malformed:           {                           par: 'A247301', device: 'A218301', ciba: 'A168301' },
  withoutIssuer:       {                           par: 'A247302', device: 'A218302', ciba: 'A168302' },
  conflictsWithBody:   {                           par: 'A247304', device: 'A218304', ciba: 'A168305' },
  conflictsWithHeader: {                           par: 'A247305', device: 'A218303', ciba: 'A168307' },
  // CIBA Core, section 4: clients must authenticate.
  public:              {                           par: undefined, device: undefined, ciba: 'A168311' },
} as const;

/** Returns the codes of an endpoint that authenticates clients. */
export const identificationCodes = (endpoint: 'par' | 'device' | 'ciba'): IdentificationCodes => ({
  none: identification.none[endpoint],
  empty: identification.empty[endpoint],
  repeated: identification.repeated[endpoint],
  conflicting: identification.conflicting[endpoint],
  unknown: identification.unknown[endpoint],
  unknownAlias: identification.unknownAlias[endpoint],
  locked: identification.locked[endpoint],
  public: identification.public[endpoint],
  assertion: {
    malformed: identification.malformed[endpoint],
    withoutIssuer: identification.withoutIssuer[endpoint],
    conflictsWithBody: identification.conflictsWithBody[endpoint],
    conflictsWithHeader: identification.conflictsWithHeader[endpoint],
  },
});
