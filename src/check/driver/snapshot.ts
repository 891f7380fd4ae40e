import { markerName } from './page.js';

/**
 * A script for a browser: marks what a user can operate, and returns the page as HTML with the current values. Controls
 * without a form belong to one form in it. Invisible controls are hidden fields.
 */
export const snapshot = `(() => {
  const clickable = '[role=button]:not(button):not(a):not(input)';
  const controls = [...document.querySelectorAll('input, select, textarea, button, a[href], ' + clickable)];
  controls.forEach((control, index) => control.setAttribute('${markerName}', String(index)));
  const copy = document.documentElement.cloneNode(true);
  const rest = document.createElement('form');
  rest.id = '${markerName}-rest';
  rest.method = 'post';
  copy.querySelector('body').append(rest);
  const submits = 'button:not([type]), [type=submit], [type=image]';
  for (const control of controls) {
    const marker = control.getAttribute('${markerName}');
    let twin = copy.querySelector('[${markerName}="' + marker + '"]');
    if (control.matches(clickable)) {
      const button = document.createElement('button');
      button.textContent = control.textContent;
      button.setAttribute('${markerName}', marker);
      twin.replaceWith(button);
      twin = button;
    }
    const isButton = twin.matches('button, [type=submit], [type=button], [type=image]');
    const isShown = control.type !== 'hidden' && control.checkVisibility({ visibilityProperty: true });
    if (!isShown && (isButton || control.tagName === 'A')) {
      twin.remove();
      continue;
    }
    if (control.tagName === 'A') continue;
    const owner = control.form ?? control.closest('form');
    if (owner === null) twin.setAttribute('form', rest.id);
    if (isButton) {
      if (twin.type === 'button' && (owner === null || owner.querySelector(submits) === null)) twin.type = 'submit';
      continue;
    }
    if (control.name === '') twin.setAttribute('name', '${markerName}-' + marker);
    if (!isShown) twin.setAttribute('type', 'hidden');
    if (control.type === 'checkbox' || control.type === 'radio') twin.toggleAttribute('checked', control.checked);
    else if (control.tagName === 'SELECT')
      [...twin.options].forEach((option, index) => option.toggleAttribute('selected', control.options[index].selected));
    else if (control.tagName === 'TEXTAREA') twin.textContent = control.value;
    else twin.setAttribute('value', control.value);
  }
  for (const unread of copy.querySelectorAll('script, style, template, noscript')) unread.remove();
  return copy.outerHTML;
})()`;
