import type { ComponentChildren } from 'preact';

interface FactProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A row of a list `dl.about`. */
export const Fact = ({ title, children }: FactProps) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);
