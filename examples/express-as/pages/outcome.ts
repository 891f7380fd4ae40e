import { html, type Page } from './show.js';

/** Renders the last page of a request from another device. */
export function decidedPage(allowed: boolean): Page {
  const title = allowed ? 'Allowed' : 'Denied';
  const what = allowed ? 'Your other device goes on by itself.' : 'Nothing was given to the application.';
  return { title, content: html`<h1>${title}</h1><p>${what} You can close this page.</p>` };
}

export const failedPage = (): Page => ({
  title: 'It did not work',
  content: html`
    <h1>It did not work</h1>
    <p>This request has expired, was answered already or could not be answered.</p>
    <p>Please start again on the other device.</p>`,
});

export const expiredPage = (): Page => ({
  title: 'Nothing to answer',
  content: html`
    <h1>Nothing to answer</h1>
    <p>This request was answered already, or began in another browser.</p>
    <p>Please go back to the application and start over.</p>`,
});

export const unavailablePage = (): Page => ({
  title: 'It did not work',
  content: html`
    <h1>It did not work</h1>
    <p>Something went wrong here, and you did nothing wrong.</p>
    <p>Please go back to the application and try again in a while.</p>`,
});
