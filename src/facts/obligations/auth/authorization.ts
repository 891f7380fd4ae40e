import { obligations } from '../declare.js';
import { frontChannel, pageInsteadOfUrl } from '../front-channel.js';
import { interaction } from '../interaction.js';
import { noInteraction } from '../no-interaction.js';

/** POST /auth/authorization */
export default obligations('auth_authorization_api', 'authorization', {
  INTERNAL_SERVER_ERROR: frontChannel.INTERNAL_SERVER_ERROR,
  BAD_REQUEST: frontChannel.BAD_REQUEST,
  LOCATION: [...frontChannel.LOCATION, pageInsteadOfUrl],
  FORM: frontChannel.FORM,
  NO_INTERACTION: noInteraction,
  INTERACTION: interaction,
});
