// What a project in TypeScript writes: compiled strictly, with the types of the package.
import { type Authlete, createAuthlete, type ServiceSummary, validate } from 'authlete-testkit';

const authlete: Authlete = createAuthlete({ seed: 'types', rateLimit: true });
const [service]: readonly ServiceSummary[] = authlete.services;
if (service === undefined) throw new Error('There is no service.');
const mock = await authlete.service(service.serviceId);
mock?.stub('/auth/token').action('INVALID_CLIENT');
// @ts-expect-error There is no such action.
mock?.stub('/auth/token').action('NOWHERE');
const { url, controlToken }: { url: string; controlToken: string } = await authlete.listen({
  port: 0,
  control: true,
});
console.log(
  url,
  controlToken,
  validate({ method: 'POST', target: '/api/1/auth/token', status: 200 }).outcome,
);
await authlete.close();
