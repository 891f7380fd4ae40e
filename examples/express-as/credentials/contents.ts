import type { Account } from '../accounts.js';

type Content = (account: Account) => object;

const day = 24 * 60 * 60 * 1000;
const dateIn = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** Encodes a date of ISO/IEC 18013-5 in CBOR diagnostic notation (RFC 8943, section 1.1). */
const fullDate = (date: string): string => `cbor:1004("${date}")`;

/** The smallest valid JPEG, in place of a portrait. */
const picture = Buffer.from(
  `/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP${'/'.repeat(86)}wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=`,
  'base64',
);

const namespace = 'org.iso.18013.5.1';

const contents: Readonly<Record<string, Content>> = {
  IdentityCredential: ({ subject, claims }) => ({
    vct: 'urn:example:credentials:identity',
    sub: subject,
    given_name: claims['given_name'],
    family_name: claims['family_name'],
    email: claims['email'],
  }),
  // All mandatory elements of ISO/IEC 18013-5, section 7.2.1.
  'org.iso.18013.5.1.mDL': ({ subject, claims, birthDate }) => ({
    doctype: 'org.iso.18013.5.1.mDL',
    claims: {
      [namespace]: {
        given_name: claims['given_name'],
        family_name: claims['family_name'],
        birth_date: fullDate(birthDate),
        document_number: `DL-${subject}`,
        issuing_country: 'UT',
        issuing_authority: 'Demo licensing authority',
        un_distinguishing_sign: 'UT',
        portrait: `cbor:h'${picture.toString('hex')}'`,
        driving_privileges: [
          {
            vehicle_category_code: 'B',
            issue_date: fullDate(dateIn(0)),
            expiry_date: fullDate(dateIn(3650)),
          },
        ],
        issue_date: fullDate(dateIn(0)),
        expiry_date: fullDate(dateIn(3650)),
      },
    },
  }),
};

/** Returns the claims of a credential in Authlete's format; `undefined` if this server does not issue it. */
export function contentOf(account: Account | undefined, configurationId = ''): string | undefined {
  const content = contents[configurationId];
  return account && content && JSON.stringify(content(account));
}
