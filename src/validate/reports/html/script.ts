/** The script of the page: filters findings by check, or by a cell of the matrix. */
export const script = `
const items = [...document.querySelectorAll('.findings > li')];
const cells = [...document.querySelectorAll('button.cell')];
const filter = document.querySelector('.filter');
const showing = document.querySelector('.showing');
let cell = '';
function show() {
  const check = filter.querySelector('input:checked').value;
  let visible = 0;
  for (const item of items) {
    item.hidden = (check !== '' && item.dataset.check !== check) || (cell !== '' && item.dataset.cell !== cell);
    if (!item.hidden) visible += 1;
  }
  for (const button of cells) button.setAttribute('aria-pressed', String(button.dataset.cell === cell));
  showing.textContent = visible + ' of ' + items.length + (cell === '' ? '' : ', of ' + cell);
}
if (filter) {
  filter.hidden = false;
  filter.addEventListener('change', show);
  for (const button of cells) button.addEventListener('click', () => {
    cell = cell === button.dataset.cell ? '' : button.dataset.cell;
    show();
    if (cell !== '') showing.scrollIntoView({ block: 'nearest' });
  });
  show();
}
`;
