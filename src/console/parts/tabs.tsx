import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

export interface Tab {
  readonly name: string;
  readonly content: ComponentChildren;
}

interface TabsProps {
  /** What the tabs show, for screen readers. */
  readonly label: string;
  readonly tabs: readonly Tab[];
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Shows one of several contents. The arrow keys move between the tabs. */
export function Tabs({ label, tabs }: TabsProps) {
  const id = useId();
  const [chosen, choose] = useState(0);
  const index = Math.min(chosen, tabs.length - 1);
  return (
    <div class="tabs">
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (step === undefined) return;
          const next = (index + step + tabs.length) % tabs.length;
          choose(next);
          const tab = event.currentTarget.children[next];
          if (tab instanceof HTMLElement) tab.focus();
        }}
      >
        {tabs.map(({ name }, at) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${at}`}
            aria-controls={`${id}-panel`}
            aria-selected={at === index}
            tabIndex={at === index ? 0 : -1}
            onClick={() => choose(at)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${index}`}>
        {tabs[index]?.content}
      </div>
    </div>
  );
}
