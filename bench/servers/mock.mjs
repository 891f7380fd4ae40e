// The built mock in its own process, as users run it.
import { createAuthlete } from '../../dist/index.js';

const authlete = createAuthlete();
const { port } = await authlete.listen({ port: 0 });
process.send?.({ port, service: authlete.services[0] });
process.on('disconnect', () => process.exit());
process.on('message', () => process.send?.({ rss: process.memoryUsage().rss, cpu: process.cpuUsage() }));
