import type { ClientRecord, ServiceRecord } from '../../../domain/records.js';
import type { Schema } from '../../../spec/types.js';
import { scopeObjects } from '../scope.js';

export type FapiMode = Schema<'fapi_mode'>;

/** The values of the scope attributes `fapi` and `fapi2`. */
const byAttribute: Readonly<Record<string, Readonly<Record<string, FapiMode>>>> = {
  fapi: { r: 'FAPI1_BASELINE', rw: 'FAPI1_ADVANCED' },
  fapi2: {
    sp: 'FAPI2_SECURITY',
    'ms-authreq': 'FAPI2_MESSAGE_SIGNING_AUTH_REQ',
    'ms-authres': 'FAPI2_MESSAGE_SIGNING_AUTH_RES',
    'ms-introres': 'FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES',
  },
};

export const supportsFapi = ({ supportedServiceProfiles }: ServiceRecord): boolean =>
  supportedServiceProfiles?.includes('FAPI') === true;

const none: ReadonlySet<FapiMode> = new Set();

/** The FAPI modes that apply to a request, from the service, else the client, else the requested scopes. */
export class FapiModes {
  readonly #modes: ReadonlySet<FapiMode>;

  constructor(settings: ServiceRecord, client: ClientRecord, scopes: readonly string[]) {
    this.#modes = supportsFapi(settings)
      ? new Set(settings.fapiModes ?? client.fapiModes ?? modesOfScopes(scopes, settings))
      : none;
  }

  has(mode: FapiMode): boolean {
    return this.#modes.has(mode);
  }

  get any(): boolean {
    return this.#modes.size > 0;
  }

  get fapi1(): boolean {
    return this.has('FAPI1_BASELINE') || this.has('FAPI1_ADVANCED');
  }

  /** Every FAPI 2 message signing profile builds on the security profile. */
  get fapi2(): boolean {
    return [...this.#modes].some((mode) => mode.startsWith('FAPI2'));
  }

  /** FAPI 1 Advanced or FAPI 2: the profiles for read-and-write access. */
  get high(): boolean {
    return this.has('FAPI1_ADVANCED') || this.fapi2;
  }
}

const modesOfScopes = (scopes: readonly string[], settings: ServiceRecord): FapiMode[] =>
  scopeObjects(scopes, settings).flatMap(({ attributes = [] }) =>
    attributes.flatMap(({ key = '', value = '' }) => byAttribute[key]?.[value] ?? []),
  );
