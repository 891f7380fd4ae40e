import { effect, signal } from '@preact/signals';

type Theme = 'system' | 'light' | 'dark';
const key = 'authlete-testkit/theme';
const next: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const signs: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

const kept = localStorage.getItem(key);
const theme = signal<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');
effect(() => {
  if (theme.value === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme.value;
  localStorage.setItem(key, theme.value);
});

export function ThemeSwitch() {
  const title = `Theme: ${theme.value}`;
  return (
    <button
      type="button"
      class="quiet icon"
      title={title}
      aria-label={title}
      onClick={() => {
        theme.value = next[theme.value];
      }}
    >
      <span aria-hidden="true">{signs[theme.value]}</span>
    </button>
  );
}
