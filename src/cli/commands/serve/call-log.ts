import { type JournalExchange, maskedExchange } from '../../../mock/exchange.js';
import type { Contract } from '../../../spec/contract.js';
import { paintFor } from '../../terminal.js';
import { localTime, logLine } from './log-line.js';

/** Returns a listener that writes each call to standard error: a line of text or of JSON, without secrets. */
export function callLog(format: 'text' | 'json', contract: Contract): (exchange: JournalExchange) => void {
  const paint = paintFor(process.stderr);
  const lines = {
    // The time is that of this machine, for reading next to the log of the authorization server.
    text: (exchange: JournalExchange) => `${localTime(new Date())} ${logLine(exchange, contract, paint)}`,
    json: (exchange: JournalExchange) =>
      JSON.stringify({ time: new Date().toISOString(), ...maskedExchange(exchange) }),
  };
  return (exchange) => process.stderr.write(`${lines[format](exchange)}\n`);
}
