import { cpSync } from 'node:fs';

// What the machine alone reads is not compiled, only carried over.
for (const built of ['contract.json', 'validators']) {
  cpSync(`src/spec/generated/${built}`, `dist/spec/generated/${built}`, { recursive: true });
}
