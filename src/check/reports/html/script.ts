/** The script of the page: filters results by verdict. A link to a hidden result shows everything. */
export const script = `
const items = [...document.querySelectorAll('.findings > li')];
const sections = [...document.querySelectorAll('.pair')];
const filter = document.querySelector('.filter');
const showing = document.querySelector('.showing');
function show() {
  const verdict = filter.querySelector('input:checked').value;
  let visible = 0;
  for (const item of items) {
    item.hidden = verdict !== '' && item.dataset.verdict !== verdict;
    if (!item.hidden) visible += 1;
  }
  for (const section of sections) section.hidden = section.querySelector('li:not([hidden])') === null;
  showing.textContent = visible + ' of ' + items.length;
}
function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target === null) return;
  if (target.hidden || target.closest('[hidden]') !== null) {
    filter.querySelector('input[value=""]').checked = true;
    show();
  }
  target.scrollIntoView();
}
filter.hidden = false;
filter.addEventListener('change', show);
addEventListener('hashchange', follow);
show();
if (location.hash !== '') follow();
`;
