import { css } from "./tokens";

/** Forms, cart, checkout and order. */
export const till = css`
  .field {
    display: grid;
    gap: 0.35rem;
    min-width: 0;
  }
  .field label {
    font-weight: 600;
    font-size: 0.9375rem;
  }
  .field label span {
    font-weight: 400;
    color: var(--quiet);
  }
  .hint {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .field input,
  .field select,
  .quantity,
  .buy select {
    width: 100%;
    height: 3.25rem;
    padding: 0 1rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background-color: var(--paper);
  }
  .field input:hover,
  .field select:hover,
  .quantity:hover,
  .buy select:hover {
    border-color: var(--ink);
  }
  .field [aria-invalid="true"] {
    border-color: var(--bad);
    box-shadow: inset 0 0 0 1px var(--bad);
  }
  .field-problem {
    color: var(--bad);
    font-size: 0.9375rem;
    font-weight: 500;
  }
  .pair {
    display: grid;
    gap: 1.25rem;
  }
  @media (min-width: 34rem) {
    .pair {
      grid-template-columns: 1fr 1.6fr;
      align-items: end;
    }
  }
  .till {
    display: grid;
    gap: clamp(2rem, 5vw, 5rem);
    margin-top: clamp(1.5rem, 3vw, 2.5rem);
  }
  .till > * {
    min-width: 0;
  }
  @media (min-width: 60rem) {
    .till {
      grid-template-columns: minmax(0, 1fr) minmax(20rem, 26rem);
      align-items: start;
    }
    .summary {
      position: sticky;
      top: calc(var(--bar) + 1.75rem);
    }
  }
  .groups {
    display: grid;
    gap: 2.75rem;
  }
  .group-head {
    padding-bottom: 0.9rem;
    border-bottom: 1px solid var(--line);
  }
  .group-head h2 {
    font-size: 1.125rem;
  }
  .line {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr) auto;
    gap: 0.25rem 1rem;
    padding-block: 1.25rem;
    border-bottom: 1px solid var(--line);
  }
  .line .art {
    grid-row: 1 / span 2;
    align-self: start;
  }
  .line h3 {
    line-height: 1.35;
  }
  .line h3 a {
    text-decoration: none;
  }
  .line h3 a:hover {
    text-decoration: underline;
  }
  .line-text {
    display: grid;
    gap: 0.15rem;
    align-content: start;
    font-size: 0.9375rem;
    color: var(--quiet);
  }
  .line-text h3 {
    color: var(--ink);
  }
  .line-price {
    font-variant-numeric: tabular-nums;
    text-align: right;
    white-space: nowrap;
  }
  .line-forms {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 0.75rem;
    align-items: center;
    margin-top: 0.6rem;
  }
  .line-forms .quantity {
    width: 4.75rem;
    height: 2.75rem;
    padding: 0 0.75rem;
  }
  .link {
    min-height: 2.75rem;
    padding: 0 0.35rem;
    border: 0;
    background: none;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    font-size: 0.9375rem;
    cursor: pointer;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
  .gone {
    margin-top: 0.5rem;
  }
  .gone li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0 1rem;
    overflow-wrap: anywhere;
  }
  .subtotal {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding-top: 0.9rem;
    font-size: 0.9375rem;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    overflow-wrap: anywhere;
    padding: clamp(1.25rem, 3vw, 2rem);
    border-radius: calc(var(--radius) * 2);
    background: var(--wash);
  }
  .sums {
    display: grid;
    gap: 0.35rem;
  }
  .sums > div {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    font-variant-numeric: tabular-nums;
  }
  .sums .quiet {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .sums .total {
    font-size: 1.25rem;
    font-weight: 600;
    letter-spacing: -0.015em;
  }
  .summary .hint {
    text-wrap: pretty;
  }
  .mini {
    display: grid;
    gap: 0.9rem;
  }
  .mini-group {
    display: grid;
    gap: 0.7rem;
    padding-bottom: 1.1rem;
    border-bottom: 1px solid var(--line);
  }
  .mini-line {
    display: grid;
    grid-template-columns: 3.25rem minmax(0, 1fr) auto;
    gap: 0.9rem;
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  .mini-line .art {
    align-self: start;
  }
  .mini-line small {
    display: block;
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .mini-line > :last-child {
    font-variant-numeric: tabular-nums;
  }
  .form {
    display: grid;
    gap: 2.75rem;
  }
  .form fieldset {
    display: grid;
    gap: 1.25rem;
  }
  .form legend,
  .form h2 {
    font-size: 1.25rem;
    font-weight: 500;
    letter-spacing: -0.015em;
    margin-bottom: 1.1rem;
    padding: 0;
  }
  .who-gets {
    display: grid;
    gap: 1rem;
  }
  .who-gets li {
    padding-left: 1.1rem;
    border-left: 2px solid var(--line);
    font-size: 0.9375rem;
    color: var(--quiet);
  }
  .who-gets b {
    display: block;
    color: var(--ink);
    font-weight: 600;
  }
  .arrangement {
    margin-top: 0.5rem;
  }
  .arrangement summary {
    display: list-item;
    padding-block: 0.35rem;
    color: var(--ink);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .arrangement dl {
    display: grid;
    gap: 0.25rem;
    margin: 0.5rem 0 0.75rem;
  }
  .arrangement dt {
    margin-top: 0.5rem;
    color: var(--ink);
    font-weight: 600;
  }
  .arrangement dd {
    margin: 0;
  }
  .consent {
    display: grid;
    gap: 0.75rem;
    margin-top: 1.5rem;
  }
  .check {
    display: grid;
    grid-template-columns: 1.5rem 1fr;
    gap: 0.25rem 0.9rem;
    padding: 1.1rem 1.25rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
  }
  .check input {
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--accent-text);
  }
  .check label {
    font-weight: 600;
  }
  .check .hint {
    grid-column: 2;
  }
  .order-head {
    display: grid;
    gap: 0.9rem;
    justify-items: start;
    margin-bottom: clamp(1.5rem, 3vw, 2.5rem);
  }
  .badge {
    display: grid;
    place-items: center;
    width: 3.25rem;
    height: 3.25rem;
    border-radius: 50%;
    background: var(--wash);
    color: var(--quiet);
  }
  .badge svg {
    width: 1.5rem;
    height: 1.5rem;
  }
  .badge-placed {
    background: var(--accent);
    color: var(--on-accent);
  }
  .badge-released {
    background: var(--bad-wash);
    color: var(--bad);
  }
  .number {
    font-size: 0.9375rem;
    color: var(--quiet);
    overflow-wrap: anywhere;
  }
  .number b {
    color: var(--ink);
    font-weight: 500;
  }
  .order-groups {
    display: grid;
    gap: 1.5rem;
  }
  .address {
    margin-top: 0.25rem;
    font-style: normal;
    font-size: 0.9375rem;
    line-height: 1.6;
  }
`;
