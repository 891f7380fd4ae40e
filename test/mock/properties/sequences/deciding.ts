import { cibaGrant, deviceGrant } from '../../../support/decisions.js';
import { encoded } from '../../../support/flow.js';
import {
  actorFor,
  anyClient,
  hours24,
  isAt,
  type Step,
  scopesOf,
  spendable,
  subjectOf,
  unique,
} from './drawing.js';
import { credentials, type Decidable, type Spendable, type World } from './model.js';
import { keep, requestToken } from './redeeming.js';

const decidable = (handle: string, own: Spendable, waiting: boolean): Decidable => ({
  ...own,
  handle,
  handleForgotten: false,
  waiting,
  decision: undefined,
});

const askDevice: Step = async (world, draws) => {
  const client = anyClient(world, draws);
  if (client === undefined) return;
  const scopes = scopesOf(draws);
  const { call, parameters } = credentials(client);
  const code = world.standing(client.home, client) === 'good' ? 'A220001' : 'A218305';
  const body = { parameters: encoded({ scope: scopes.join(' '), ...parameters }), ...call };
  const { deviceCode, userCode } = await world.expect(client.home, 'device_authorization_api', body, code);
  if (code !== 'A220001') return;
  const own = spendable(deviceCode ?? '', client, scopes, world.time(client.home) + 600_000);
  world.deviceCodes.push(decidable(userCode ?? '', own, true));
};

const completeDevice: Step = async (world, draws) => {
  const device = draws.oneOf(world.deviceCodes);
  if (device === undefined) return;
  const at = draws.rarely(9) ? 1 - device.client.home : device.client.home;
  const authorized = !draws.rarely(4);
  const subject = subjectOf(draws);
  const code = ((): string => {
    if (!isAt(device, at) || device.handleForgotten) return 'A227301';
    if (device.expiresAt <= world.time(at)) return 'A227303';
    if (device.client.deleted) return 'A229301';
    return device.decision === undefined ? 'A241001' : 'A239203';
  })();
  const body = { userCode: device.handle, result: authorized ? 'AUTHORIZED' : 'ACCESS_DENIED', subject };
  await world.expect(at, 'device_complete_api', body, code);
  if (code === 'A227303') device.handleForgotten = true;
  if (code === 'A241001') device.decision = { subject, authorized };
};

const askBackchannel: Step = async (world, draws) => {
  const client = anyClient(world, draws);
  if (!client?.confidential) return;
  const scopes = unique(scopesOf(draws, ['openid']));
  const { call } = credentials(client);
  const code = world.standing(client.home, client) === 'good' ? 'A179001' : 'A168310';
  const parameters = encoded({ scope: scopes.join(' '), login_hint: 'joe' });
  const body = { parameters, ...call };
  const { ticket } = await world.expect(client.home, 'backchannel_authentication_api', body, code);
  if (code === 'A168310') return;
  const own = spendable('', client, scopes, world.time(client.home) + hours24);
  world.authentications.push(decidable(ticket ?? '', own, false));
};

const issueBackchannel: Step = async (world, draws) => {
  const asked = draws.oneOf(world.authentications);
  if (asked === undefined) return;
  const at = draws.rarely(9) ? 1 - asked.client.home : asked.client.home;
  const code = ((): string => {
    if (!isAt(asked, at)) return 'A181201';
    if (asked.expiresAt <= world.time(at)) return 'A181203';
    if (asked.decision !== undefined) return 'A181204';
    return asked.waiting ? 'A181205' : 'A183001';
  })();
  const body = { ticket: asked.handle };
  const { authReqId } = await world.expect(at, 'backchannel_authentication_issue_api', body, code);
  if (code !== 'A183001') return;
  Object.assign(asked, { value: authReqId, waiting: true, expiresAt: world.time(at) + 300_000 });
};

const completeBackchannel: Step = async (world, draws) => {
  const asked = draws.oneOf(world.authentications);
  if (asked === undefined) return;
  const at = draws.rarely(9) ? 1 - asked.client.home : asked.client.home;
  const authorized = !draws.rarely(4);
  const subject = subjectOf(draws);
  const code = ((): string => {
    if (!isAt(asked, at)) return 'A186202';
    if (!asked.waiting) return 'A196204';
    if (asked.expiresAt <= world.time(at)) return 'A196202';
    if (asked.decision !== undefined) return 'A196203';
    if (asked.client.deleted) return 'A199301';
    return authorized ? 'A198001' : 'A198002';
  })();
  const body = { ticket: asked.handle, result: authorized ? 'AUTHORIZED' : 'ACCESS_DENIED', subject };
  await world.expect(at, 'backchannel_authentication_complete_api', body, code);
  if (code.startsWith('A19800')) asked.decision = { subject, authorized };
};

/** The result codes of a poll, in the order in which they are found. */
interface PollCodes {
  readonly grantType: string;
  readonly parameter: string;
  readonly codes: readonly [
    unknown: string,
    otherClient: string,
    expired: string,
    undecided: string,
    denied: string,
    issued: string,
  ];
}

const poll =
  (listOf: (world: World) => readonly Decidable[], { grantType, parameter, codes }: PollCodes): Step =>
  async (world, draws) => {
    const [unknown, otherClient, expired, undecided, denied, issued] = codes;
    const asked = draws.oneOf(listOf(world).filter(({ waiting }) => waiting));
    if (asked === undefined) return;
    const { actor, at } = actorFor(world, draws, asked.client);
    const parameters = { grant_type: grantType, [parameter]: asked.value };
    const who = { actor, at, wrongSecret: draws.rarely(9) };
    const { code, answer } = await requestToken(world, who, parameters, () => {
      // The public client may not use CIBA.
      if (grantType === cibaGrant && !actor.confidential) return 'A047302';
      if (!isAt(asked, at)) return unknown;
      if (asked.client !== actor) return otherClient;
      if (asked.expiresAt <= world.time(at)) return expired;
      if (asked.decision === undefined) return undecided;
      return asked.decision.authorized ? issued : denied;
    });
    if (code !== issued || asked.decision === undefined) return;
    asked.spent = true;
    keep(world, actor, answer, { subject: asked.decision.subject, scopes: asked.scopes });
  };

/** The device flow and CIBA. */
export const deciding = {
  askDevice,
  completeDevice,
  pollDevice: poll(({ deviceCodes }) => deviceCodes, {
    grantType: deviceGrant,
    parameter: 'device_code',
    codes: ['A242304', 'A242305', 'A242306', 'A242307', 'A242001', 'A242002'],
  }),
  askBackchannel,
  issueBackchannel,
  completeBackchannel,
  pollBackchannel: poll(({ authentications }) => authentications, {
    grantType: cibaGrant,
    parameter: 'auth_req_id',
    codes: ['A200304', 'A200305', 'A200307', 'A200308', 'A200001', 'A200002'],
  }),
} as const;
