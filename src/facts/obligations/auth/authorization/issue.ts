import { obligations } from '../../declare.js';
import { frontChannel } from '../../front-channel.js';

/** POST /auth/authorization/issue. The ticket is spent, whichever action comes. */
export default obligations('auth_authorization_issue_api', 'authorization', frontChannel);
