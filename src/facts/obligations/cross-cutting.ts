import { calling } from './cross-cutting/calling.js';
import { deciding } from './cross-cutting/deciding.js';
import { failing } from './cross-cutting/failing.js';
import { forwarding } from './cross-cutting/forwarding.js';
import { responding } from './cross-cutting/responding.js';
import type { CrossCuttingObligation } from './obligation.js';

/** In the order in which a request passes through the server. */
export const crossCuttingObligations: readonly CrossCuttingObligation[] = [
  ...forwarding,
  ...deciding,
  ...calling,
  ...failing,
  ...responding,
];
