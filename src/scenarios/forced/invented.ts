import { Failure } from '../../mock/failure.js';
import { algorithmsOf } from '../../mock/jose/keys.js';
import { isPrivate } from '../../mock/jose/public-jwk.js';
import { signWith } from '../../mock/jose/sign.js';
import type { Given } from './earned/earn.js';
import type { Trial } from './trial.js';

/** Makes the members of an answer of an operation that the mock does not know. */
type Invent = (trial: Trial, given: Given) => Promise<object>;

async function jwt({ branch, settings }: Trial, payload: object, typ = 'JWT'): Promise<string> {
  const { service } = branch;
  const keySet = service.keySet(settings.jwks ?? '{}');
  const jwk = keySet.keys.find((key) => isPrivate(key) && algorithmsOf(key).length > 0);
  const [alg] = jwk === undefined ? [] : algorithmsOf(jwk);
  if (jwk === undefined || alg === undefined) throw new Failure('A162201');
  const iat = service.clock.seconds();
  const claims = { iss: settings.issuer, iat, exp: iat + 3600, ...payload };
  return signWith(await keySet.load(jwk, alg), claims, { typ });
}

const content = (made: object | string) => ({
  responseContent: typeof made === 'string' ? made : JSON.stringify(made),
});

/** For each action that grants something, of the operations that the mock does not know. */
export const invented: Readonly<Record<string, Readonly<Record<string, Invent>>>> = {
  federation_configuration_api: {
    OK: async (trial) => {
      const { issuer } = trial.settings;
      const metadata = { openid_provider: { issuer, client_registration_types_supported: ['automatic'] } };
      return content(await jwt(trial, { sub: issuer, metadata }, 'entity-statement+jwt'));
    },
  },
  federation_registration_api: {
    OK: async (trial) => {
      const metadata = { openid_relying_party: { client_id: trial.client.clientIdAlias } };
      const claims = { sub: 'https://client.example.com', aud: 'https://client.example.com', metadata };
      return { ...content(await jwt(trial, claims, 'entity-statement+jwt')), client: trial.client };
    },
  },
};
