import type { Prompt } from '../../domain/records.js';
import { refuse } from '../failure.js';
import type { AuthorizationAttempt } from './attempt.js';
import type { Rule } from './check.js';
import { words } from './parameters.js';

/** OpenID Connect Core, section 3.1.2.1; Initiating User Registration, section 4: create. */
const prompts: Readonly<Record<string, Prompt>> = {
  none: 'NONE',
  login: 'LOGIN',
  consent: 'CONSENT',
  select_account: 'SELECT_ACCOUNT',
  create: 'CREATE',
};

export const promptsOf = ({ parameters }: AuthorizationAttempt): Prompt[] =>
  words(parameters.get('prompt')).flatMap((word) => prompts[word] ?? []);

export const promptIsKnown: Rule = ({ parameters, settings }) => {
  if (parameters.isRepeated('prompt')) return refuse('A016302');
  const asked = words(parameters.get('prompt'));
  const supported = settings.supportedPromptValues;
  const isKnown = (word: string) => {
    const prompt = prompts[word];
    return prompt !== undefined && (supported === undefined || supported.includes(prompt));
  };
  if (!asked.every(isKnown)) return refuse('A016303');
  return asked.includes('none') && asked.length > 1 ? refuse('A016304') : undefined;
};
