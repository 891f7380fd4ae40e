import type { MessageParameters } from '../failure.js';

/** Returns the message with its placeholders in braces replaced by the parameters. */
export const fill = (message: string, parameters: MessageParameters): string =>
  !message.includes('{')
    ? message
    : message.replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place));
