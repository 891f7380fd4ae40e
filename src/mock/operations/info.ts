import { operation, plain } from '../operation.js';

/** The features of a server of this version. The keys of `hsm` are in software. */
const features = ['ciba', 'dcr', 'deviceflow', 'fapi', 'gm', 'hsm', 'oidc_federation', 'openbanking', 'tc'];

/** GET /info */
export default operation('info_api', async ({ engine }) =>
  plain(200, {
    version: engine.options.contract.document.info.version,
    features: features.filter((name) => name !== 'hsm' || engine.options.hsm),
  }),
);
