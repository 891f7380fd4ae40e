import type { Contract } from '../../spec/contract.js';
import { oncePer } from '../../spec/once-per.js';
import { Decoder } from './decoder.js';

/** Returns the decoder that reads requests as the service does. There is one per contract. */
export const decoderOf = oncePer(({ resolve }: Contract) => new Decoder(resolve));
