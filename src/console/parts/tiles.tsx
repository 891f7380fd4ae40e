interface TilesProps {
  readonly tiles: readonly {
    readonly name: string;
    readonly value: string | number;
    readonly tone?: string;
  }[];
}

/** Totals. */
export const Tiles = ({ tiles }: TilesProps) => (
  <dl class="tiles">
    {tiles.map(({ name, value, tone = '' }) => (
      <div key={name} class={tone}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
