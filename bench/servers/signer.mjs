// The cost of signatures alone: signs what one code flow signs, with ES256, as often as the benchmark asks.
// Its argument is the signing inputs, as JSON.
import { generateKeyPairSync, sign } from 'node:crypto';

const inputs = JSON.parse(process.argv[2]).map((input) => Buffer.from(input));
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = { key: privateKey, dsaEncoding: 'ieee-p1363' };

process.on('disconnect', () => process.exit());
process.on('message', ({ flows }) => {
  const before = process.cpuUsage();
  for (let flow = 0; flow < flows; flow += 1) for (const input of inputs) sign('sha256', input, key);
  const { user, system } = process.cpuUsage(before);
  process.send({ microseconds: (user + system) / flows });
});
process.send({});
