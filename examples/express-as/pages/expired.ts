import { html } from './html.js';
import type { Page } from './show.js';

export const expiredPage = (): Page => ({
  title: 'Nothing to answer',
  content: html`
    <h1>Nothing to answer</h1>
    <p>This request was answered already, or began in another browser.</p>
    <p>Please go back to the application and start over.</p>`,
});
