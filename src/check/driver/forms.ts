import type { CheerioAPI } from 'cheerio';
import { load } from 'cheerio';
import { InvalidInputError } from '../../invalid-input-error.js';
import type { Answer, Exchange } from '../exchange.js';
import { mediaTypeOf, redirectOf } from '../exchange.js';
import type { Session } from '../session.js';
import type { Decision, Interaction } from './interaction.js';

/** Names of fields and buttons, where the driver cannot guess them: the label, the text or the `name` attribute. */
export interface FormNames {
  readonly username?: string;
  readonly password?: string;
  readonly userCode?: string;
  readonly logIn?: string;
  readonly allow?: string;
  readonly deny?: string;
}

const granting = /\b(allow|authori[sz]e|accept|approve|grant|agree|consent|confirm|yes|permit)\b/i;
const denying = /\b(den(y|ied)|refuse|reject|decline|cancel|disallow|disagree|no|abort)\b/i;
const codeField = /user.?code|\bcode\b/i;
const nameField = /user|login|e-?mail|account|subject|name|id\b/i;

/** The most pages that the server may show in a row. */
const mostPages = 8;

/** Operates plain HTML forms: fills in what a field is for by its type, label and name, and presses buttons. */
export function formInteraction(names: FormNames = {}): Interaction {
  return {
    async decide(session, page, decision) {
      let current = page;
      for (let pages = 0; pages < mostPages; pages += 1) {
        const { answer } = current;
        if (answer === undefined || redirectOf(answer) !== undefined) return current;
        if (mediaTypeOf(answer) !== 'text/html') return current;
        const form = formOf(answer, names);
        if (form === undefined) return current;
        current = await submit(session, answer, form, decision);
      }
      throw new InvalidInputError(
        `Failed to log in at ${page.request.url.origin}: the server showed more than ${mostPages} pages. Please check the user and the password.`,
      );
    },
  };
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly described: string;
  readonly value: string;
  readonly isChecked: boolean;
}

interface Button {
  readonly described: string;
  readonly name: string | undefined;
  readonly value: string;
  readonly action: string | undefined;
}

interface Form {
  readonly action: string;
  readonly method: string;
  readonly fields: readonly Field[];
  readonly buttons: readonly Button[];
  readonly names: FormNames;
}

/** The form of a page that a user would use: the one with a password, else the one with the most buttons. */
function formOf({ body }: Answer, names: FormNames): Form | undefined {
  const $ = load(body);
  const forms = $('form')
    .toArray()
    .map((element) => readForm($, $(element), names));
  // A page that posts itself to the client belongs to the response mode form_post.
  const usable = forms.filter(
    ({ buttons, fields }) => buttons.length > 0 || fields.some(({ type }) => type !== 'hidden'),
  );
  const withPassword = usable.find(({ fields }) => fields.some(({ type }) => type === 'password'));
  return withPassword ?? usable.toSorted((a, b) => b.buttons.length - a.buttons.length)[0];
}

type Selection = ReturnType<CheerioAPI>;

function readForm($: CheerioAPI, form: Selection, names: FormNames): Form {
  const labelled = (element: Selection) =>
    [
      $(`label[for="${String(element.attr('id') ?? '').replaceAll('"', '\\"')}"]`).text(),
      element.closest('label').text(),
      element.attr('aria-label'),
      element.attr('placeholder'),
      element.attr('autocomplete'),
      element.attr('name'),
      element.attr('id'),
    ]
      .filter(Boolean)
      .join(' ');
  const fields = form
    .find('input[name], select[name], textarea[name]')
    .toArray()
    .map((raw): Field => {
      const element = $(raw);
      return {
        name: String(element.attr('name')),
        type: (element.attr('type') ?? 'text').toLowerCase(),
        described: labelled(element),
        value: [element.val()].flat().join(','),
        isChecked: element.is(':checked'),
      };
    })
    .filter(({ type }) => !['submit', 'button', 'image', 'reset', 'file'].includes(type));
  const buttons = form
    .find('button:not([type]), button[type=submit], input[type=submit], input[type=image]')
    .toArray()
    .map((raw): Button => {
      const element = $(raw);
      const value = String(element.attr('value') ?? '');
      return {
        described: [element.text().trim() || value, element.attr('aria-label'), element.attr('name'), value]
          .filter(Boolean)
          .join(' '),
        name: element.attr('name'),
        value,
        action: element.attr('formaction'),
      };
    });
  return {
    action: form.attr('action') ?? '',
    method: (form.attr('method') ?? 'get').toUpperCase(),
    fields,
    buttons,
    names,
  };
}

function submit(session: Session, { url }: Answer, form: Form, decision: Decision): Promise<Exchange> {
  const pressed = buttonFor(form, decision);
  const data = new URLSearchParams();
  for (const field of form.fields) {
    const value = valueFor(form, field, decision);
    if (value !== undefined) data.append(field.name, value);
  }
  if (pressed?.name !== undefined) data.append(pressed.name, pressed.value);
  const target = new URL(pressed?.action ?? form.action, url);
  if (form.method !== 'POST') {
    target.search = data.toString();
    return session.open(target);
  }
  return session.open(target, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin, referer: url.href },
    body: data.toString(),
  });
}

/** The value of a field as the user leaves it; `undefined` if it is not submitted. */
function valueFor(
  { fields, names }: Form,
  field: Field,
  { user, userCode, outcome }: Decision,
): string | undefined {
  if (isNamed(field, names.password) || field.type === 'password') return user.password;
  if (field.type === 'hidden') return field.value;
  if (field.type === 'checkbox' || field.type === 'radio')
    return field.isChecked || (field.type === 'checkbox' && outcome === 'grant')
      ? field.value || 'on'
      : undefined;
  if (isNamed(field, names.username)) return user.name;
  if (isNamed(field, names.userCode)) return userCode ?? field.value;
  if (userCode !== undefined && codeField.test(field.described)) return userCode;
  const hasPassword = fields.some(({ type }) => type === 'password');
  if (hasPassword && names.username === undefined && nameField.test(field.described)) return user.name;
  const isOnlyText = fields.filter(({ type }) => ['text', 'email'].includes(type)).length === 1;
  if (hasPassword && isOnlyText) return user.name;
  return field.value;
}

const isNamed = (
  { name, described }: Pick<Field, 'described'> & { readonly name?: string | undefined },
  wanted: string | undefined,
): boolean =>
  wanted !== undefined && (name === wanted || described.toLowerCase().includes(wanted.toLowerCase()));

/** The button that the user presses. A page that asks for a password may ask for the decision too. */
function buttonFor({ fields, buttons, names }: Form, { outcome }: Decision): Button | undefined {
  const granted = buttons.find(
    (button) =>
      isNamed(button, names.allow) ||
      (names.allow === undefined && granting.test(button.described) && !denying.test(button.described)),
  );
  const denied = buttons.find(
    (button) => isNamed(button, names.deny) || (names.deny === undefined && denying.test(button.described)),
  );
  const asksPassword = fields.some(({ type }) => type === 'password');
  if (asksPassword && (granted === undefined || denied === undefined))
    return (
      buttons.find((button) => isNamed(button, names.logIn)) ?? buttons.find((button) => button !== denied)
    );
  if (outcome === 'deny' && denied !== undefined) return denied;
  return granted ?? buttons.find((button) => button !== denied);
}
