import type { MessageParameters } from '../failure.js';

/** Puts the parameters in the places that a message names in braces. */
export const fill = (message: string, parameters: MessageParameters): string =>
  !message.includes('{')
    ? message
    : message.replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place));
