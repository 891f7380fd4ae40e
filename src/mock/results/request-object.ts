import { authlete, type Pairing, type ResultRow, type Source } from './row.js';

/** How a request object was sent: by value or reference, plain or in a JWE, or pushed (PAR). */
export type RequestObjectDelivery =
  | 'value'
  | 'value in a JWE'
  | 'reference'
  | 'reference to a JWE'
  | 'pushed';

type Codes<Code extends string> = Readonly<Partial<Record<RequestObjectDelivery, Code>>>;

const forms = ['value', 'value in a JWE', 'reference', 'reference to a JWE', 'pushed'] as const;

/** Pairs codes with `forms`, in order. The last is the PAR endpoint's, if it has its own code. */
const inForms = <const Code extends string>(...codes: readonly (Code | undefined)[]): Codes<Code> =>
  Object.fromEntries(
    forms.flatMap((form, index) => (codes[index] === undefined ? [] : [[form, codes[index]]])),
  );

/** The same code for every form. */
const always = <const Code extends string>(code: Code): Codes<Code> => inForms(code, code, code, code, code);

/** A code for errors that only occur by reference. */
const byReference = <const Code extends string>(code: Code): Codes<Code> =>
  inForms<Code>(undefined, undefined, code, code);

/** A code by value and one by reference, for errors of a JWE. */
const ofJwe = <const Code extends string>(value: Code, reference: Code, pushed?: Code): Codes<Code> =>
  inForms(value, value, reference, reference, pushed ?? value);

const registration = 'OpenID Connect Dynamic Client Registration, section 2';

/** Problems of request objects: result codes, OAuth error, message, what would have been needed, source. */
export const requestObjectProblems = {
  notJose: [
    inForms('A005301', 'A005302', 'A005303', 'A005304', 'A248302'),
    'invalid_request_object',
    'It is not a JWT.',
    'A signed JWT.',
    'OpenID Connect Core, section 6.1',
  ],
  nestedJwe: [
    ofJwe('A005305', 'A005306', 'A248309'),
    'invalid_request_object',
    'The JWE contains another JWE.',
    'A signed JWT inside the JWE.',
    'RFC 9101, section 6.1',
  ],
  algMissing: [
    inForms('A005307', 'A005308', 'A005309', 'A005310'),
    'invalid_request_object',
    'Its header has no alg.',
    'An alg in the header.',
    'RFC 7515, section 4.1.1',
  ],
  keysNotFetched: [
    always('A005311'),
    'invalid_request_object',
    'The jwks_uri of the client could not be fetched.',
    'A JWK Set of the client that the mock may fetch. Allow its URL with serve --allow-fetch.',
    registration,
  ],
  algDiffers: [
    inForms('A005312', 'A005313', 'A005314', 'A005315'),
    'invalid_request_object',
    'Its alg is not the requestSignAlg of the client.',
    'A signature with the requestSignAlg of the client.',
    registration,
  ],
  algSymmetric: [
    inForms('A005316', 'A005317', 'A005318', 'A005319'),
    'invalid_request_object',
    'Its alg is symmetric, but the client is public.',
    'An asymmetric algorithm such as ES256, or a confidential client.',
    'OpenID Connect Core, section 10.1',
  ],
  algUnsupported: [
    inForms('A005320', 'A005321', 'A005322', 'A005323'),
    'invalid_request_object',
    'Its alg is not supported.',
    'An algorithm that the service supports, such as ES256.',
    'OpenID Connect Core, section 10.1',
  ],
  signatureBroken: [
    inForms('A005324', 'A005325', 'A005326', 'A005327'),
    'invalid_request_object',
    'Its signature cannot be verified.',
    'A signature with the key that the client registered.',
    'RFC 9101, section 6.2',
  ],
  signatureWrong: [
    inForms('A005328', 'A005329', 'A005330', 'A005331'),
    'invalid_request_object',
    'Its signature is wrong.',
    'A signature with the key that the client registered.',
    'RFC 9101, section 6.2',
  ],
  keysMissing: [
    inForms('A005332', 'A005333', 'A005334', 'A005335', 'A246304'),
    'invalid_request_object',
    'The client has no keys.',
    'Public keys of the client: jwks or jwks_uri.',
    registration,
  ],
  unsignedThoughRegistered: [
    inForms('A005336', 'A005337', 'A005338', 'A005339', 'A248315'),
    'invalid_request_object',
    'It is not signed, but the client has a requestSignAlg.',
    'A request object that is signed with the requestSignAlg of the client.',
    registration,
  ],
  keyNotAtJwksUri: [
    inForms('A005340', 'A005341', 'A005342', 'A005343', 'A246305'),
    'invalid_request_object',
    'The jwks_uri of the client has no key for it.',
    'A key for the algorithm in the JWK Set of the client.',
    'OpenID Connect Core, section 10.1',
  ],
  keysAtJwksUri: [
    inForms('A005344', 'A005345', 'A005346', 'A005347'),
    'invalid_request_object',
    'The jwks_uri of the client has several keys for it.',
    'A kid in the header that names one key.',
    'OpenID Connect Core, section 10.1',
  ],
  keysNotParsed: [
    always('A005348'),
    'invalid_request_object',
    'The document at the jwks_uri of the client is not a JWK Set.',
    'A JWK Set at the jwks_uri of the client.',
    registration,
  ],
  keyMissing: [
    inForms('A005352', 'A005353', 'A005354', 'A005355', 'A246305'),
    'invalid_request_object',
    'The client has no key for it.',
    'A key for the algorithm in the JWK Set of the client.',
    'OpenID Connect Core, section 10.1',
  ],
  keysAmbiguous: [
    inForms('A005356', 'A005357', 'A005358', 'A005359'),
    'invalid_request_object',
    'The client has several keys for it.',
    'A kid in the header that names one key.',
    'OpenID Connect Core, section 10.1',
  ],
  jweAlgMissing: [
    ofJwe('A005360', 'A005361', 'A248303'),
    'invalid_request_object',
    'The header of the JWE has no alg.',
    'An alg in the header of the JWE.',
    'RFC 7516, section 4.1.1',
  ],
  jweEncMissing: [
    ofJwe('A005362', 'A005363', 'A248304'),
    'invalid_request_object',
    'The header of the JWE has no enc.',
    'An enc in the header of the JWE.',
    'RFC 7516, section 4.1.2',
  ],
  notDecrypted: [
    ofJwe('A005364', 'A005365', 'A248307'),
    'invalid_request_object',
    'It cannot be decrypted.',
    'A request object that is encrypted with a public key of the service.',
    'RFC 9101, section 6.1',
  ],
  jweEncUnsupported: [
    ofJwe('A005366', 'A005367', 'A248310'),
    'invalid_request_object',
    'The enc of the JWE is not supported.',
    'An enc that the service supports, such as A128GCM.',
    'OpenID Connect Core, section 10.2',
  ],
  jweAlgUnsupported: [
    ofJwe('A005368', 'A005369', 'A248313'),
    'invalid_request_object',
    'The alg of the JWE is not supported.',
    'An alg that the service supports, such as RSA-OAEP-256.',
    'OpenID Connect Core, section 10.2',
  ],
  jweAlgSymmetric: [
    ofJwe('A005370', 'A005371', 'A248314'),
    'invalid_request_object',
    'The alg of the JWE is symmetric, but the client is public.',
    'An asymmetric alg such as RSA-OAEP-256, or a confidential client.',
    'OpenID Connect Core, section 10.2',
  ],
  serviceKeysMissing: [
    ofJwe('A005201', 'A005202'),
    'invalid_request_object',
    'It is encrypted, but the service has no keys.',
    'A JWK Set with private keys in the jwks of the service.',
    authlete,
  ],
  decryptionKeyMissing: [
    ofJwe('A005374', 'A005375'),
    'invalid_request_object',
    'The service has no key to decrypt it.',
    'A public key of the service that is for encryption.',
    'OpenID Connect Core, section 10.2',
  ],
  decryptionKeysAmbiguous: [
    ofJwe('A005376', 'A005377'),
    'invalid_request_object',
    'The service has several keys to decrypt it.',
    'A kid in the header of the JWE that names one key.',
    'OpenID Connect Core, section 10.2',
  ],
  notJson: [
    inForms('A005378', 'A005379', 'A005380', 'A005381', 'A248316'),
    'invalid_request_object',
    'Its payload is not a JSON object.',
    'A JSON object as the payload.',
    'RFC 9101, section 4',
  ],
  notFetched: [
    byReference('A005382'),
    'invalid_request_uri',
    'The request_uri could not be fetched.',
    'A request_uri that the mock may fetch. Allow its URL with serve --allow-fetch.',
    'OpenID Connect Core, section 6.2',
  ],
  unsignedWithoutTls: [
    byReference('A005383'),
    'invalid_request_object',
    'It is not signed, and its request_uri is not https.',
    'A signed request object, or an https request_uri.',
    'OpenID Connect Core, section 6.2',
  ],
  clientIdType: [
    inForms('A005387', 'A005388', 'A005389', 'A005390'),
    'invalid_request_object',
    'Its client_id is not a string.',
    'A string as client_id.',
    'RFC 9101, section 4',
  ],
  clientIdDiffers: [
    inForms('A005391', 'A005392', 'A005393', 'A005394', 'A246310'),
    'invalid_request_object',
    'Its client_id is not that of the request.',
    'The same client_id outside and inside the request object.',
    'RFC 9101, section 5',
  ],
  responseTypeType: [
    inForms('A005395', 'A005396', 'A005397', 'A005398'),
    'invalid_request_object',
    'Its response_type is not a string.',
    'A string as response_type.',
    'RFC 9101, section 4',
  ],
  responseTypeUnknown: [
    inForms('A005399', 'A006301', 'A006302', 'A006303'),
    'invalid_request_object',
    'Its response_type is not defined.',
    'A response_type of OAuth or OpenID Connect.',
    'RFC 6749, section 3.1.1',
  ],
  responseTypeDiffers: [
    inForms('A006304', 'A006305', 'A006306', 'A006307', 'A245302'),
    'invalid_request_object',
    'Its response_type is not that of the request.',
    'The same response_type outside and inside the request object.',
    'OpenID Connect Core, section 6.1',
  ],
  responseTypeMissing: [
    inForms('A006326', 'A006327', 'A006328', 'A006329'),
    'invalid_request_object',
    'It has no response_type.',
    'A response_type in the request object.',
    'RFC 9101, section 4',
  ],
  holdsRequest: [
    inForms('A006308', 'A006309', 'A006310', 'A006311', 'A248317'),
    'invalid_request_object',
    'It contains a request or a request_uri.',
    'A request object without request and request_uri.',
    'RFC 9101, section 4',
  ],
  holdsRequestUri: [
    inForms('A006312', 'A006313', 'A006314', 'A006315', 'A248317'),
    'invalid_request_object',
    'It contains a request or a request_uri.',
    'A request object without request and request_uri.',
    'RFC 9101, section 4',
  ],
  jweAlgDiffers: [
    ofJwe('A006330', 'A006331', 'A248305'),
    'invalid_request_object',
    'The alg of the JWE is not the requestEncryptionAlg of the client.',
    'The requestEncryptionAlg of the client as alg.',
    registration,
  ],
  jweEncDiffers: [
    ofJwe('A006332', 'A006333', 'A248306'),
    'invalid_request_object',
    'The enc of the JWE is not the requestEncryptionEnc of the client.',
    'The requestEncryptionEnc of the client as enc.',
    registration,
  ],
  notEncrypted: [
    always('A006334'),
    'invalid_request_object',
    'It came through the front channel and is not encrypted.',
    'An encrypted request object, or one that is pushed.',
    authlete,
  ],
  expType: [
    inForms('A006335', 'A006336', 'A006337', 'A006338'),
    'invalid_request_object',
    'Its exp is not a number.',
    'A number as exp.',
    'RFC 7519, section 4.1.4',
  ],
  expired: [
    inForms('A006339', 'A006340', 'A006341', 'A006342'),
    'invalid_request_object',
    'It has expired.',
    'An exp in the future.',
    'RFC 7519, section 4.1.4',
  ],
  nbfType: [
    inForms('A006343', 'A006344', 'A006345', 'A006346'),
    'invalid_request_object',
    'Its nbf is not a number.',
    'A number as nbf.',
    'RFC 7519, section 4.1.5',
  ],
  notYetValid: [
    inForms('A006347', 'A006348', 'A006349', 'A006350'),
    'invalid_request_object',
    'Its nbf is in the future.',
    'An nbf that is not in the future.',
    'RFC 7519, section 4.1.5',
  ],
  audMissing: [
    inForms('A006351', 'A006352', 'A006353', 'A006354'),
    'invalid_request_object',
    'It has no aud.',
    'The issuer of the service as aud.',
    'RFC 9101, section 4',
  ],
  audType: [
    inForms('A006355', 'A006356', 'A006357', 'A006358'),
    'invalid_request_object',
    'Its aud is neither a string nor an array.',
    'The issuer of the service as aud.',
    'RFC 7519, section 4.1.3',
  ],
  audDiffers: [
    inForms('A006359', 'A006360', 'A006361', 'A006362'),
    'invalid_request_object',
    'Its aud is not the issuer of the service.',
    'The issuer of the service as aud.',
    'RFC 9101, section 4',
  ],
  audLacksIssuer: [
    inForms('A006363', 'A006364', 'A006365', 'A006366'),
    'invalid_request_object',
    'Its aud does not include the issuer of the service.',
    'The issuer of the service in aud.',
    'RFC 9101, section 4',
  ],
} as const satisfies Record<string, readonly [Codes<string>, string, string, string, Source]>;

export type RequestObjectProblem = keyof typeof requestObjectProblems;

type Problem = readonly [
  Codes<RequestObjectCode>,
  error: string,
  message: string,
  needed: string,
  source: Source,
];
type CodesOf<T> = T extends readonly [Codes<infer Code>, ...unknown[]] ? Code : never;
export type RequestObjectCode = CodesOf<(typeof requestObjectProblems)[RequestObjectProblem]>;

const live = new Set<string>(['A005328', 'A005332', 'A005336', 'A005352', 'A006339', 'A006359']);

/**
 * Returns the code of a problem. The PAR endpoint uses the code of request objects by value unless it has its own.
 */
export function requestObjectCode(
  problem: RequestObjectProblem,
  form: RequestObjectDelivery,
  inJwe = false,
): RequestObjectCode {
  const codes: Codes<RequestObjectCode> = requestObjectProblems[problem][0];
  const code = codes[form] ?? codes[inJwe ? 'value in a JWE' : 'value'] ?? codes['value in a JWE'];
  if (code === undefined)
    throw new Error(`The problem ${problem} of a request object has no code for ${form}.`);
  return code;
}

/** Does not apply to the PAR endpoint, which is not a front channel. */
const frontChannelOnly = 'A006334';

function pairingOf(codes: Codes<RequestObjectCode>, form: RequestObjectDelivery): Pairing {
  if (form === 'pushed') return { pushed_auth_req_api: 'BAD_REQUEST' };
  const alsoPushed =
    codes[form] !== frontChannelOnly &&
    (codes.pushed === undefined ? form.startsWith('value') : codes.pushed === codes[form]);
  return { auth_authorization_api: 'BAD_REQUEST', ...(alsoPushed && { pushed_auth_req_api: 'BAD_REQUEST' }) };
}

/** Returns the rows of the result code table: one per form in which a problem has a code. */
function problemRows(): Record<RequestObjectCode, ResultRow> {
  const made: Record<string, ResultRow> = {};
  for (const [codes, error, message, needed, source] of Object.values<Problem>(requestObjectProblems)) {
    for (const form of [...forms].reverse()) {
      const code = codes[form];
      if (code === undefined || (made[code] !== undefined && form === 'pushed')) continue;
      const evidence = live.has(code) ? 'live' : 'catalogue';
      const text = `The request object (by ${form}) is refused. ${message}`;
      made[code] = { on: pairingOf(codes, form), error, message: text, evidence, needed, source };
    }
  }
  // Safe: every code of the problems has a row.
  return made as Record<RequestObjectCode, ResultRow>;
}

export const requestObject = problemRows();
