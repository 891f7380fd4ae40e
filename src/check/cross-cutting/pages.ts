import { load } from 'cheerio';
import { mediaTypeOf } from '../exchange.js';
import { NotTried } from '../not-tried.js';
import { Requests } from '../requests.js';
import { Session } from '../session.js';
import { judged, type Probe, type Probed, type Watcher } from './cross-cutting.js';

const markup = '"><img src=x onerror=alert(1)>';

/** Looks for the markup on all pages that a user sees. */
function escapedOn(title: string, { exchanges }: Session): Probed {
  const pages = exchanges.filter(({ answer }) => answer !== undefined && mediaTypeOf(answer) === 'text/html');
  const broken = pages.find(({ answer }) => answer?.body.includes(markup));
  const final = broken ?? pages[0];
  if (final === undefined) throw new NotTried('The server showed no page.');
  return {
    title,
    exchanges,
    final,
    difference: broken && {
      message: 'A page shows the markup of a client.',
      expected: 'escaped markup',
      got: markup,
    },
  };
}

type Visit = (requests: Requests) => Promise<unknown>;

const visit: Visit = async (requests) => requests.decide(await requests.authorize(), 'grant');

/** Lets a response of Authlete have the markup, and looks at the pages that follow. */
const escaped = (
  id: string,
  operation: string,
  patch: Readonly<Record<string, unknown>>,
  see: Visit,
): Probe => ({
  id,
  async run(server) {
    const session = new Session(server);
    const undo = server.authlete.force({ operation, patch, allowInvalid: true });
    await see(new Requests(server, session)).finally(undo);
    return [escapedOn(`markup in ${Object.keys(patch).join(' and ')}`, session)];
  },
});

const onPhone: Visit = async (requests) => {
  const { decideBackchannel, user } = requests.server;
  if (decideBackchannel === undefined)
    throw new NotTried(
      'The check does not see what the server shows on the device of the user. Please name a module in check.yaml, below interaction, that decides about backchannel requests.',
    );
  const parameters = { scope: 'openid profile', login_hint: user.name, binding_message: 'W4SCT' };
  await requests.asClient('backchannel', parameters, 'basic');
  await decideBackchannel(requests.session, { outcome: 'deny', user });
};

/** A user code comes from a link, or from the user, who may have it from an attacker. */
const userCode: Probe = {
  id: 'user-code-escaped',
  async run(server) {
    const linked = new Session(server);
    const link = new Requests(server, linked).endpoint('device-verification');
    link.searchParams.set('user_code', markup);
    await linked.open(link);
    const typed = new Session(server);
    const requests = new Requests(server, typed);
    const page = await typed.open(requests.endpoint('device-verification'));
    await requests.decide(page, 'grant', { userCode: markup });
    return [
      escapedOn('markup as user code in a link', linked),
      escapedOn('markup as user code in the form', typed),
    ];
  },
};

/** OAuth 2.0 Form Post Response Mode, section 2: the page posts itself to the client. */
export const formsSubmit: Watcher = {
  id: 'forms-submit',
  watch({ answer, calls }) {
    const form = calls.find(({ action }) => action === 'FORM')?.response['responseContent'];
    if (answer === undefined || typeof form !== 'string') return undefined;
    if (answer.body !== form)
      return { message: 'The page is not that of Authlete.', expected: form, got: answer.body };
    const policy = answer.headers.get('content-security-policy') ?? '';
    const reason = obstacleTo(form, policy);
    return judged(
      reason === undefined
        ? undefined
        : {
            message: `The policy of the page ${reason}.`,
            expected: 'a form that submits itself',
            got: policy,
          },
    );
  },
};

/** Content Security Policy Level 3: what stops a page from submitting its form to the client by itself. */
function obstacleTo(page: string, policy: string): string | undefined {
  const directives = new Map(
    policy
      .toLowerCase()
      .split(/[;,]/)
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...values]) => [name, values]),
  );
  const $ = load(page);
  const action = $('form').attr('action') ?? '';
  const target = URL.canParse(action) ? new URL(action) : undefined;
  const targets = directives.get('form-action');
  const allowed = ['*', target?.protocol, target?.origin, target?.host, target?.href];
  if (targets !== undefined && !targets.some((one) => allowed.includes(one)))
    return 'does not let the form go to the client';
  if (directives.has('sandbox') && !directives.get('sandbox')?.includes('allow-forms'))
    return 'forbids forms';
  const isInline = $('[onload], script:not([src])').length > 0;
  const scripts = directives.get('script-src') ?? directives.get('default-src');
  return isInline && scripts !== undefined && !scripts.some((one) => /^'(?:unsafe-inline|sha\d+-)/.test(one))
    ? 'forbids the script that submits the form'
    : undefined;
}

export const pageProbes: readonly Probe[] = [
  escaped('client-name-escaped', 'auth_authorization_api', { client: { clientName: markup } }, visit),
  escaped('login-hint-escaped', 'auth_authorization_api', { loginHint: markup }, visit),
  escaped('purpose-escaped', 'auth_authorization_api', { purpose: markup }, visit),
  escaped(
    'client-text-escaped',
    'auth_authorization_api',
    { subject: markup, scopes: [{ name: markup, description: markup }] },
    visit,
  ),
  escaped('binding-message-escaped', 'backchannel_authentication_api', { bindingMessage: markup }, onPhone),
  userCode,
];
