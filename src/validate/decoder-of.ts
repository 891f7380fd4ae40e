import { Decoder } from '../mock/request/decoder.js';
import type { Contract } from '../spec/contract.js';

const decoders = new WeakMap<Contract, Decoder>();

/** Returns the decoder that reads requests as the service does. There is one per contract. */
export function decoderOf(contract: Contract): Decoder {
  const decoder = decoders.get(contract) ?? new Decoder(contract.resolve);
  decoders.set(contract, decoder);
  return decoder;
}
