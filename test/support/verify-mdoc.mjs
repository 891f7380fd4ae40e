import { parentPort, workerData } from 'node:worker_threads';
import { parse, Verifier } from '@auth0/mdl';
import { cborDecode, cborEncode } from '@auth0/mdl/lib/cbor/index.js';

/** The time of the test, which differs from that of this thread if the test moved it. */
const ahead = workerData.now - Date.now();
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...values) {
    super(...(values.length === 0 ? [RealDate.now() + ahead] : values));
  }
};

/** The only form that the library reads (ISO/IEC 18013-5, section 8.3.2.1.2.2). */
const issuerSigned = cborDecode(Buffer.from(workerData.credential, 'base64url'));
const docType = cborDecode(issuerSigned.get('issuerAuth')[2]).data.get('docType');
const response = cborEncode(
  new Map(
    Object.entries({
      version: '1.0',
      documents: [new Map(Object.entries({ docType, issuerSigned }))],
      status: 0,
    }),
  ),
);
const failed = [];
await new Verifier([workerData.root]).verify(response, {
  onCheck: ({ status, category, check, reason }) => {
    // There is no presentation yet, so device authentication must fail.
    if (status === 'FAILED' && category !== 'DEVICE_AUTH') failed.push(`${check}: ${reason}`);
  },
});
if (failed.length > 0) throw new Error(failed.join('\n'));
const [document] = parse(response).documents;
const { deviceKeyInfo, validityInfo } = document.issuerSigned.issuerAuth.decodedPayload;
const claims = Object.fromEntries(
  Object.keys(document.issuerSigned.nameSpaces).map((name) => [name, document.getIssuerNameSpace(name)]),
);
parentPort?.postMessage({ docType, claims, deviceKey: deviceKeyInfo?.deviceKey, ...validityInfo });
