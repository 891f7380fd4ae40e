import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface MenuProps {
  readonly class: string;
  /** What opens it. */
  readonly label: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Opens below its label. A click elsewhere, Escape or another page closes it. */
export function Menu({ class: name, label, children }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const close = () => {
      if (menu.current !== null) menu.current.open = false;
    };
    const isInside = ({ target }: Event) => target instanceof Node && menu.current?.contains(target) === true;
    addEventListener('hashchange', close, { signal });
    addEventListener(
      'pointerdown',
      (event) => {
        if (!isInside(event)) close();
      },
      { signal },
    );
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || menu.current?.open !== true) return;
        close();
        menu.current.querySelector('summary')?.focus();
      },
      { signal },
    );
    return () => ended.abort();
  }, []);
  return (
    <details class={`menu ${name}`} ref={menu}>
      <summary>{label}</summary>
      <div class="menu-body">{children}</div>
    </details>
  );
}
