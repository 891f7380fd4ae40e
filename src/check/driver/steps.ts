import { InvalidInputError } from '../../invalid-input-error.js';
import { pageAt } from '../exchange.js';
import type { Action, Behavior } from './action.js';
import { isFor } from './forms.js';
import type { Decision } from './interaction.js';
import { type Field, type Form, named, type Page, wordsOf } from './page.js';

/** One step of a user: exactly one member. Fields, buttons and links go by their label, text or `name` attribute. */
export interface Step {
  /** Text fields and what to enter. `{user.name}`, `{user.password}` and `{userCode}` stand for values of the run. */
  readonly fill?: Readonly<Record<string, string>>;
  /** Selections and the text or value of the option. */
  readonly select?: Readonly<Record<string, string>>;
  /** A checkbox or radio button. */
  readonly check?: string;
  /** The button that submits the form. */
  readonly submit?: string;
  /** The text of a link or button. */
  readonly click?: string;
  /** Text that the page shows. */
  readonly expect?: string;
}

/** What a user does who grants, and who denies. */
export interface Steps {
  readonly grant: readonly Step[];
  readonly deny: readonly Step[];
}

/** The steps on one page: up to a submission or click. */
type Group = readonly { readonly step: Step; readonly number: number }[];

/**
 * Follows configured steps. The steps up to `submit` or `click` belong to one page; those are done on a page that fit it.
 * So pages that the server leaves out or shows in another order do no harm. Throws `InvalidInputError` if a page has a
 * form that no remaining steps fit.
 */
export function bySteps(steps: Steps): Behavior {
  const groups = { grant: groupsOf(steps.grant, 'grant'), deny: groupsOf(steps.deny, 'deny') };
  return (decision) => {
    const name = decision.outcome === 'grant' ? 'grant' : 'deny';
    let left = groups[name].filter((group) => decision.userCode !== undefined || !usesCode(group));
    return {
      next(page, url) {
        const fitting = left.find((group) => obstacleOf(group, page) === undefined);
        if (fitting === undefined) {
          const [first] = left;
          const obstacle = first && obstacleOf(first, page);
          if (obstacle === undefined || page.forms.length === 0) return undefined;
          throw new InvalidInputError(
            `Failed at step ${obstacle.number} of interaction.steps.${name}, ${textOf(obstacle.step)}: ${pageAt(url)} ${obstacle.reason}. ${shownOn(page)}`,
          );
        }
        left = left.filter((group) => group !== fitting);
        return actionOf(fitting, page, decision);
      },
    };
  };
}

function groupsOf(steps: readonly Step[], name: string): readonly Group[] {
  const groups: Group[] = [];
  let group: Group = [];
  for (const [index, step] of steps.entries()) {
    if (Object.keys(step).length !== 1)
      throw new InvalidInputError(
        `Failed to use step ${index + 1} of interaction.steps.${name}: it must have exactly one of fill, select, check, submit, click and expect.`,
      );
    group = [...group, { step, number: index + 1 }];
    if (step.submit === undefined && step.click === undefined) continue;
    groups.push(group);
    group = [];
  }
  if (group.length === 0) return groups;
  throw new InvalidInputError(
    `Failed to use interaction.steps.${name}: nothing follows its last step. Please end with submit or click.`,
  );
}

const usesCode = (group: Group): boolean =>
  group.some(({ step }) => Object.values(step.fill ?? {}).some((value) => value.includes('{userCode}')));

interface Obstacle {
  readonly step: Step;
  readonly number: number;
  /** What the page lacks. */
  readonly reason: string;
}

/** Returns the first step that a page does not allow; `undefined` if it allows all. */
function obstacleOf(group: Group, page: Page): Obstacle | undefined {
  for (const { step, number } of group) {
    const reason = lackOf(step, page);
    if (reason !== undefined) return { step, number, reason };
  }
  const [last] = group.slice(-1);
  if (last === undefined || formOf(group, page) !== undefined || linkOf(last.step, page) !== undefined)
    return undefined;
  return { ...last, reason: 'has no single form with this button and the fields of the steps before' };
}

function lackOf(step: Step, page: Page): string | undefined {
  const { expect, submit, click } = step;
  const { text, forms } = page;
  const hasButton = (name: string) => forms.some(({ buttons }) => named(buttons, name) !== undefined);
  if (expect !== undefined && !text.includes(expect)) return 'does not show this text';
  if (submit !== undefined && !hasButton(submit)) return 'has no such button';
  if (click !== undefined && linkOf(step, page) === undefined && !hasButton(click))
    return 'has no such link or button';
  if (fieldNames(step).length > 0 && !forms.some((form) => hasFields(form, step))) return 'has no such field';
  return undefined;
}

const fieldNames = ({ fill = {}, select = {}, check }: Step): string[] => [
  ...Object.keys(fill),
  ...Object.keys(select),
  ...(check === undefined ? [] : [check]),
];

const hasFields = ({ fields }: Form, step: Step): boolean =>
  fieldNames(step).every((name) => named(fields, name) !== undefined) &&
  Object.entries(step.select ?? {}).every(
    ([name, option]) => optionOf(named(fields, name), option) !== undefined,
  );

const optionOf = (field: Field | undefined, wanted: string): string | undefined =>
  field?.options.find(({ text, value }) => text === wanted || value === wanted)?.value;

const linkOf = ({ click }: Step, { links }: Page) =>
  click === undefined
    ? undefined
    : links.find(({ text }) => text.toLowerCase().includes(click.toLowerCase()));

const buttonOf = (group: Group, { buttons }: Form) => {
  const { submit, click } = group.at(-1)?.step ?? {};
  return named(buttons, submit ?? click ?? '');
};

const formOf = (group: Group, { forms }: Page): Form | undefined =>
  forms.find(
    (form) => buttonOf(group, form) !== undefined && group.every(({ step }) => hasFields(form, step)),
  );

function actionOf(group: Group, page: Page, decision: Decision): Action | undefined {
  const form = formOf(group, page);
  const link = group.map(({ step }) => linkOf(step, page)).at(-1);
  if (form === undefined) return link && { link };
  const set = new Map<Field, string>();
  for (const { step } of group) {
    for (const [name, value] of Object.entries(step.fill ?? {}))
      put(set, named(form.fields, name), filledIn(value, decision));
    for (const [name, option] of Object.entries(step.select ?? {}))
      put(set, named(form.fields, name), optionOf(named(form.fields, name), option));
    const checked = step.check === undefined ? undefined : named(form.fields, step.check);
    put(set, checked, checked?.value || 'on');
  }
  const entered = new Map<Field, string>();
  for (const field of form.fields) put(entered, field, set.get(field) ?? presetOf(field, set, decision));
  return { form, button: buttonOf(group, form), entered };
}

function put(values: Map<Field, string>, field: Field | undefined, value: string | undefined): void {
  if (field !== undefined && value !== undefined) values.set(field, value);
}

/** The value of a field that no step mentions; `undefined` if it is not submitted. */
function presetOf(field: Field, set: ReadonlyMap<Field, string>, { withheld }: Decision): string | undefined {
  const { type, name, value, isChecked } = field;
  if (type !== 'checkbox' && type !== 'radio') return value;
  const isReplaced =
    type === 'radio' && [...set.keys()].some((one) => one.type === type && one.name === name);
  if (!isChecked || isReplaced || (withheld !== undefined && isFor(field, withheld))) return undefined;
  return value || 'on';
}

function filledIn(value: string, { user, userCode = '' }: Decision): string {
  const values = new Map([
    ['user.name', user.name],
    ['user.password', user.password],
    ['userCode', userCode],
  ]);
  return value.replace(/\{([\w.]+)\}/g, (whole, key: string) => values.get(key) ?? whole);
}

/** A step without the values of its fields, which may be secret. */
function textOf(step: Step): string {
  const [[name, value] = ['', '']] = Object.entries(step);
  return `${name}: ${typeof value === 'object' ? Object.keys(value).join(', ') : value}`;
}

function shownOn({ forms, links }: Page): string {
  const fields = forms.flatMap((form) => form.fields.filter(({ type }) => type !== 'hidden'));
  const buttons = forms.flatMap((form) => form.buttons);
  const listed = [
    ['fields', fields.map(wordsOf)],
    ['buttons', buttons.map(wordsOf)],
    ['links', links.map(({ text }) => text)],
  ] as const;
  const parts = listed.flatMap(([what, names]) =>
    names.length === 0 ? [] : [`${what} ${names.map((name) => JSON.stringify(name)).join(', ')}`],
  );
  return `The page has ${parts.join('; ')}. Please correct the step.`;
}
