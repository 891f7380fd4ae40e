import type { Behavior, Submission } from './action.js';
import type { Decision, Interaction } from './interaction.js';
import { operated } from './operate.js';
import { asksPassword, type Button, type Field, type Form, isNamed, type Link, type Page } from './page.js';
import { wording } from './wording.js';

/** Names of fields and buttons, where the driver cannot guess them: the label, the text or the `name` attribute. */
export interface FormNames {
  readonly username?: string;
  readonly password?: string;
  readonly userCode?: string;
  readonly logIn?: string;
  readonly allow?: string;
  readonly deny?: string;
}

/** Operates plain HTML forms. */
export const formInteraction = (names: FormNames = {}): Interaction => operated(byWording(names));

/** Fills in what a field is for by its type, label and name, and presses buttons by their words. */
export const byWording =
  (names: FormNames = {}): Behavior =>
  (decision) => {
    let isCodeEntered = false;
    return {
      next(page) {
        const next = stepOn(page, names, decision);
        if (next === undefined || 'link' in next) return next;
        if (asksCode(next.form, names)) {
          // The server has refused the code.
          if (isCodeEntered) return undefined;
          isCodeEntered = decision.userCode !== undefined;
        }
        return { ...next, entered: enteredIn(next.form, names, decision) };
      },
    };
  };

function enteredIn(form: Form, names: FormNames, decision: Decision): ReadonlyMap<Field, string> {
  const values = new Map<Field, string>();
  for (const field of form.fields) {
    const value = valueFor(form, field, names, decision);
    if (value !== undefined) values.set(field, value);
  }
  return values;
}

/** Whether a form asks for the code that a device shows. */
const asksCode = ({ fields }: Form, { userCode }: FormNames): boolean =>
  fields.some(
    (field) =>
      isNamed(field, userCode) ||
      (isText(field) && userCode === undefined && wording.code.test(field.described)),
  );

const isText = ({ type }: Field): boolean => ['text', 'email', 'tel', 'search'].includes(type);

type Step = { readonly link: Link } | Omit<Submission, 'entered'>;

/** Returns what the user does next; `undefined` if there is nothing to do on the page. */
function stepOn(page: Page, names: FormNames, { outcome }: Decision): Step | undefined {
  const { forms, links } = page;
  const login = forms.find(asksPassword);
  if (login !== undefined && !asksDecision(login, names))
    return { form: login, button: loginButton(login, names, outcome) };
  const denied = find(forms, (button) => isDenial(button, names));
  if (outcome !== 'grant') {
    if (denied !== undefined) return denied;
    const link = links.find(({ text }) => wording.denies.test(text));
    if (link !== undefined) return { link };
  }
  const granted =
    find(forms, (button) => isGrant(button, names)) ?? find(forms, (button) => !isDenial(button, names));
  if (granted !== undefined) return granted;
  const [first] = forms;
  return first && { form: first, button: undefined };
}

function find(forms: readonly Form[], wanted: (button: Button) => boolean): Step | undefined {
  for (const form of forms) {
    const button = form.buttons.find(wanted);
    if (button !== undefined) return { form, button };
  }
  return undefined;
}

const isGrant = (button: Button, { allow }: FormNames): boolean =>
  allow === undefined
    ? wording.grants.test(button.described) && !wording.denies.test(button.described)
    : isNamed(button, allow);

const isDenial = (button: Button, { deny }: FormNames): boolean =>
  deny === undefined ? wording.denies.test(button.described) : isNamed(button, deny);

/** Whether one page asks for the password and the decision: it has a button for each outcome. */
const asksDecision = ({ buttons }: Form, names: FormNames): boolean =>
  [isGrant, isDenial].every((is) =>
    buttons.some(
      (button) =>
        is(button, names) &&
        (wording.decides.test(button.described) ||
          isNamed(button, names.allow) ||
          isNamed(button, names.deny)),
    ),
  );

function loginButton({ buttons }: Form, names: FormNames, outcome: Decision['outcome']): Button | undefined {
  const leaving = buttons.find((button) => wording.givesUp.test(button.described));
  if (outcome === 'give-up' && leaving !== undefined) return leaving;
  return (
    buttons.find((button) => isNamed(button, names.logIn)) ?? buttons.find((button) => button !== leaving)
  );
}

/** The value of a field as the user leaves it; `undefined` if it is not submitted. */
function valueFor(form: Form, field: Field, names: FormNames, decision: Decision): string | undefined {
  const { user, userCode } = decision;
  if (isNamed(field, names.password) || field.type === 'password') return user.password;
  if (field.type === 'hidden') return field.value;
  if (field.type === 'checkbox') return isTicked(field, decision) ? field.value || 'on' : undefined;
  if (field.type === 'radio')
    return field === chosen(form, field, decision) ? field.value || 'on' : undefined;
  if (isNamed(field, names.username)) return user.name;
  if (isNamed(field, names.userCode)) return userCode ?? field.value;
  if (userCode !== undefined && wording.code.test(field.described)) return userCode;
  if (!asksPassword(form) || names.username !== undefined) return field.value;
  const isOnlyText = form.fields.filter(isText).length === 1;
  return isOnlyText || wording.account.test(field.described) ? user.name : field.value;
}

/** A checkbox that stands for a scope, as its label, name or value tells. */
export const isFor = ({ type, described }: Field, scope: string): boolean =>
  type === 'checkbox' && described.toLowerCase().includes(scope.toLowerCase());

const isTicked = (field: Field, { outcome, withheld }: Decision): boolean =>
  withheld !== undefined && isFor(field, withheld) ? false : field.isChecked || outcome === 'grant';

/** The radio button of a group that the user selects: the one for the outcome, else the preset, else the first. */
function chosen({ fields }: Form, { name }: Field, { outcome }: Decision): Field | undefined {
  const group = fields.filter((field) => field.type === 'radio' && field.name === name);
  const word = outcome === 'grant' ? wording.grants : wording.denies;
  return (
    group.find(({ described }) => word.test(described)) ??
    group.find(({ isChecked }) => isChecked) ??
    group[0]
  );
}
