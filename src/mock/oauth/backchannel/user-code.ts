import { refuse } from '../../failure.js';
import type { BackchannelAttempt, BackchannelRule } from './attempt.js';

/** CIBA Core, section 7.1: user_code is required if both the service and the client use it. */
export const userCodeIsRequired = ({ settings, client }: Pick<BackchannelAttempt, 'settings' | 'client'>) =>
  settings.backchannelUserCodeParameterSupported && client.bcUserCodeRequired;

export const userCodeIsPresent: BackchannelRule = (attempt) =>
  userCodeIsRequired(attempt) && attempt.parameters.text('user_code') === undefined
    ? refuse('A177301')
    : undefined;
