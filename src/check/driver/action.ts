import type { Decision } from './interaction.js';
import type { Button, Field, Form, Link, Page } from './page.js';

/** What a user does on a page: follows a link, or submits a form. */
export type Action = { readonly link: Link } | Submission;

export interface Submission {
  readonly form: Form;
  /** The button that is pressed, if there is one. */
  readonly button: Button | undefined;
  /** The values of the fields as the user leaves them. Fields that are not submitted are missing. */
  readonly entered: ReadonlyMap<Field, string>;
}

/** A user who sees one page after the other. */
export interface Reader {
  /** Returns what the user does on a page; `undefined` if there is nothing to do. `url` is for messages. */
  next(page: Page, url: URL): Action | undefined;
}

/** Knows how users act who have decided. */
export type Behavior = (decision: Decision) => Reader;
