/** A few figures with their names. */
export const Figures = ({ of }: { readonly of: readonly (readonly [name: string, value: string])[] }) => (
  <dl class="figures">
    {of.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
