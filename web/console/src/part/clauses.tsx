import type { Terms } from "../api/schema";
import { anyPartner, inWords } from "../terms";

/** The terms in plain words, clause by clause. */
export const Clauses = ({
  terms,
  supplier,
  partner = anyPartner,
}: {
  readonly terms: Terms;
  readonly supplier: string;
  readonly partner?: string;
}) => (
  <dl class="clauses">
    {inWords(terms, { supplier, partner }).map(({ name, says }) => (
      <div key={name}>
        <dt>{name}</dt>
        {says.map((sentence) => (
          <dd key={sentence}>{sentence}</dd>
        ))}
      </div>
    ))}
  </dl>
);
