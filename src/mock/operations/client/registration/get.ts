import { clientInformation } from '../../../clients/registration/client-information.js';
import { mustSupportRegistration } from '../../../clients/registration/register.js';
import { registeredClient } from '../../../clients/registration/registered-client.js';
import { operation, result } from '../../../operation.js';

const id = 'client_registration_get_api';

/** POST /client/registration/get (RFC 7592, section 2.1). */
export default operation(id, async (call) => {
  mustSupportRegistration(call);
  const { client, token } = await registeredClient(call);
  const responseContent = clientInformation(call.settings, client, token);
  return result(id, 'A217001', { responseContent, client });
});
