import { createClient } from '../../clients/create-client.js';
import { clientInformation } from '../../clients/registration/client-information.js';
import {
  mustSupportRegistration,
  readMetadata,
  registeredProperties,
} from '../../clients/registration/register.js';
import { operation, result } from '../../operation.js';
import { hashOf } from '../../tokens/token-records.js';

const id = 'client_registration_api';

/** POST /client/registration (RFC 7591, section 3). */
export default operation(id, async (call) => {
  const { engine, service, settings, body } = call;
  mustSupportRegistration(call);
  const metadata = readMetadata(body.json);
  const properties = await registeredProperties(call, metadata);
  const token = service.identifier();
  const client = await createClient(engine, service, {
    ...properties,
    dynamicallyRegistered: true,
    clientSource: 'DYNAMIC_REGISTRATION',
    registrationAccessTokenHash: hashOf(token),
  });
  const { software_statement } = metadata;
  const responseContent = clientInformation(settings, client, token, { software_statement });
  return result(id, 'A202001', { responseContent, client }, { message: { client: client.clientId } });
});
