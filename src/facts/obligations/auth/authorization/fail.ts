import { obligations } from '../../declare.js';
import { frontChannel } from '../../front-channel.js';

/** POST /auth/authorization/fail. The ticket is spent, whichever action comes. */
export default obligations('auth_authorization_fail_api', 'authorization', frontChannel);
