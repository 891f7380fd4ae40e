import { refuse } from '../../failure.js';
import type { AuthorizationAttempt } from '../attempt.js';
import type { Rule } from '../check.js';

/** CIBA Core, section 7.1: user_code is required if both the service and the client use it. */
export const userCodeIsRequired = ({ settings, client }: Pick<AuthorizationAttempt, 'settings' | 'client'>) =>
  settings.backchannelUserCodeParameterSupported && client.bcUserCodeRequired;

export const userCodeIsPresent: Rule = (attempt) =>
  userCodeIsRequired(attempt) && attempt.parameters.text('user_code') === undefined
    ? refuse('A177301')
    : undefined;
