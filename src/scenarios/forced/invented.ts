import type { Faker } from '@faker-js/faker';
import type { Random } from '../../mock/state/random.js';

/** A user that a response is about, if the call names none. */
export interface InventedUser {
  readonly subject: string;
  /** Standard claims (OpenID Connect Core, section 5.1). */
  readonly claims: Readonly<Record<string, string>>;
}

/** Makes up a user. The same random bytes give the same one. */
export async function inventedUser(random: Random): Promise<InventedUser> {
  const faker = await seeded(random);
  const [firstName, lastName] = [faker.person.firstName(), faker.person.lastName()];
  const subject = slug(firstName);
  return {
    subject,
    claims: {
      name: `${firstName} ${lastName}`,
      given_name: firstName,
      family_name: lastName,
      preferred_username: subject,
      email: `${subject}.${slug(lastName)}@example.com`,
      birthdate: faker.date
        .between({ from: '1950-01-01T00:00:00Z', to: '2005-12-31T00:00:00Z' })
        .toISOString()
        .slice(0, 10),
      zoneinfo: faker.location.timeZone(),
    },
  };
}

/** Makes up the name and the URLs of a client. The same random bytes give the same ones. */
export async function inventedClient(random: Random) {
  const faker = await seeded(random);
  const clientName = faker.company.name();
  const clientUri = `https://${slug(clientName)}.example.com`;
  return {
    clientName,
    description: faker.company.catchPhrase(),
    clientUri,
    logoUri: `${clientUri}/logo.png`,
    policyUri: `${clientUri}/privacy`,
    tosUri: `${clientUri}/terms`,
    redirectUris: [`${clientUri}/callback`],
  };
}

/** The parts of a name that may stand in a user name or a host name. All hosts are under example.com (RFC 2606). */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

async function seeded(random: Random): Promise<Faker> {
  // On demand and with one locale: loading it takes longer than everything else here.
  const { faker } = await import('@faker-js/faker/locale/en');
  // A new instance, because the user's own tests may share and seed this one.
  const OwnFaker = faker.constructor as typeof Faker;
  return new OwnFaker({ locale: faker.rawDefinitions, seed: random.bytes(4).readUInt32BE() });
}
