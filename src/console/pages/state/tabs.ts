import type { ArtifactKind } from '../../../lineage/artifact.js';

interface Tab {
  readonly title: string;
  /** Absent for all kinds. */
  readonly kinds?: readonly ArtifactKind[];
  /** What would be there, and how it comes there. */
  readonly empty: string;
}

/** The tabs of artifacts, by their names in the address. Clients and keys have tabs in addition. */
export const tabs = {
  all: {
    title: 'Everything',
    empty:
      'Nothing has been issued yet. Each ticket, code and token that this service issues appears here, with what became of it. Log in at a client of your server to see the first ones.',
  },
  tokens: {
    title: 'Tokens',
    kinds: ['accessToken', 'refreshToken', 'idToken'],
    empty:
      'No token has been issued yet. Access tokens, refresh tokens and ID tokens appear here when your server calls /auth/token, /auth/token/issue or /auth/token/create.',
  },
  codes: {
    title: 'Codes',
    kinds: ['authorizationCode'],
    empty:
      'No authorization code has been issued yet. One appears when your server calls /auth/authorization/issue, and is spent by /auth/token.',
  },
  tickets: {
    title: 'Tickets',
    kinds: ['ticket'],
    empty:
      'No ticket has been issued yet. One appears when your server calls /auth/authorization, and is spent by /auth/authorization/issue or /auth/authorization/fail.',
  },
  par: {
    title: 'PAR',
    kinds: ['requestUri'],
    empty:
      'No request_uri has been issued yet. One appears when a client pushes an authorization request (RFC 9126) and your server calls /pushed_auth_req.',
  },
  device: {
    title: 'Device',
    kinds: ['deviceCode', 'userCode'],
    empty:
      'No device code has been issued yet. A device code and a user code appear when your server calls /device/authorization (RFC 8628).',
  },
  ciba: {
    title: 'CIBA',
    kinds: ['authReqId'],
    empty:
      'No auth_req_id has been issued yet. One appears when your server calls /backchannel/authentication and then /backchannel/authentication/issue.',
  },
  grants: {
    title: 'Grants',
    kinds: ['grant'],
    empty:
      'No grant has been created yet. One appears when a client asks for it with grant_management_action=create (Grant Management for OAuth 2.0) and your server redeems the code with /auth/token.',
  },
  credentials: {
    title: 'Credentials',
    kinds: ['credentialOffer', 'preAuthorizedCode', 'issuerState', 'credentialRequest'],
    empty:
      'No credential offer has been made yet. Offers, pre-authorized codes and credential requests appear when your server calls /vci/offer/create or /vci/single/parse.',
  },
} as const satisfies Readonly<Record<string, Tab>>;

export type TabName = keyof typeof tabs;

export const tabOf = (name: TabName): Tab => tabs[name];

export const isTab = (name: string | undefined): name is TabName =>
  name !== undefined && Object.hasOwn(tabs, name);
