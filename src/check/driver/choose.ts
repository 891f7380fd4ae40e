import type { InteractionConfig } from '../config.js';
import { byWording } from './forms.js';
import type { Interaction } from './interaction.js';
import { operated } from './operate.js';
import { bySteps } from './steps.js';

/** Resolves to what operates pages as configured. Rejects with `InvalidInputError` if it cannot be used. */
export async function interactionOf({ form, steps, browser }: InteractionConfig = {}): Promise<Interaction> {
  const behavior = steps === undefined ? byWording(form) : bySteps(steps);
  if (browser === undefined) return operated(behavior);
  const { operatedInBrowser } = await import('./browser.js');
  return operatedInBrowser(behavior, browser === true ? {} : browser);
}
