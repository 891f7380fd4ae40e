import {
  presentedParty,
  registerExplicitly,
  registrationStatement,
} from '../../federation/explicit-registration.js';
import { mustBeInFederation, mustRegisterExplicitly, statementSigner } from '../../federation/gate.js';
import { operation, result } from '../../operation.js';

const id = 'federation_registration_api';

/** POST /federation/registration: registers a client explicitly (OpenID Federation 1.0, section 12.2). */
export default operation(id, async (call) => {
  const { settings, body } = call;
  mustBeInFederation(settings);
  mustRegisterExplicitly(settings);
  const means = await statementSigner(call);
  const party = await presentedParty(call, body);
  const client = await registerExplicitly(call, party);
  const responseContent = await registrationStatement(call, means, party, client);
  const message = { outcome: `The client ${client.clientId} of ${party.entityId} is registered.` };
  return result(id, 'A000000', { responseContent, client }, { action: 'OK', message });
});
