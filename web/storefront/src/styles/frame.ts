import { css } from "./tokens";

/** Header, search, footer, and the pieces that several pages share. */
export const frame = css`
  .skip {
    position: absolute;
    left: 1rem;
    top: -6rem;
    z-index: 30;
    padding: 0.7rem 1.1rem;
    background: var(--ink);
    color: var(--paper);
    border-radius: var(--radius);
  }
  .skip:focus {
    top: 0.6rem;
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 10;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    height: var(--bar);
    padding-inline: var(--gutter);
    background: var(--paper);
    border-bottom: 1px solid var(--line);
  }
  .wordmark {
    font-size: 1.3rem;
    font-weight: 600;
    letter-spacing: -0.035em;
    text-decoration: none;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 2.75rem;
  }
  .cart-link {
    display: inline-flex;
    align-items: center;
    gap: 0.55rem;
    min-height: 2.75rem;
    flex: none;
    text-decoration: none;
    font-size: 0.9375rem;
  }
  .cart-link:hover > span:first-child {
    text-decoration: underline;
  }
  .count {
    min-width: 1.6rem;
    padding: 0 0.45rem;
    border-radius: 1rem;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 0.8125rem;
    font-weight: 600;
    line-height: 1.6rem;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .count-none {
    background: var(--wash);
    color: var(--quiet);
  }
  .search {
    padding: 0.75rem var(--gutter) 0;
  }
  .search form {
    position: relative;
  }
  .search input {
    width: 100%;
    height: 2.75rem;
    padding: 0 3.2rem 0 1.1rem;
    border: 1px solid transparent;
    border-radius: 1.4rem;
    background: var(--wash);
    appearance: none;
  }
  .search input::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
  .search input:hover {
    border-color: var(--edge);
  }
  .search button {
    position: absolute;
    right: 0.15rem;
    top: 0.15rem;
    width: 2.45rem;
    height: 2.45rem;
    display: grid;
    place-items: center;
    border: 0;
    border-radius: 50%;
    background: none;
    cursor: pointer;
  }
  .search svg {
    width: 1.15rem;
    height: 1.15rem;
  }
  @media (min-width: 48rem) {
    .bar {
      height: var(--bar);
    }
    .wordmark {
      max-width: 30%;
      font-size: 1.45rem;
    }
    .search {
      position: sticky;
      top: 0;
      z-index: 11;
      height: var(--bar);
      margin-top: calc(-1 * var(--bar));
      padding-block: 0;
      display: grid;
      place-items: center;
      pointer-events: none;
    }
    .search form {
      width: min(34%, 30rem);
      pointer-events: auto;
    }
  }
  main {
    flex: 1;
    width: 100%;
    max-width: 100rem;
    margin-inline: auto;
    padding: clamp(1.5rem, 4vw, 3.5rem) var(--gutter) clamp(3.5rem, 8vw, 7rem);
  }
  main:focus {
    outline: none;
  }
  .foot {
    background: var(--wash);
    padding: clamp(2.25rem, 5vw, 4rem) var(--gutter);
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .foot > div {
    max-width: 100rem;
    margin-inline: auto;
    padding-inline: 0;
    display: grid;
    gap: 1.5rem 4rem;
  }
  .foot h2 {
    color: var(--ink);
    font-size: 1rem;
    letter-spacing: 0;
    margin-bottom: 0.5rem;
  }
  .foot p {
    max-width: 62ch;
  }
  .foot p + p {
    margin-top: 0.5rem;
  }
  .foot .mark {
    font-size: 0.8125rem;
  }
  @media (min-width: 64rem) {
    .foot > div {
      grid-template-columns: 1fr auto;
      align-items: end;
    }
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 3.25rem;
    padding: 0.6rem 1.75rem;
    border: 1px solid var(--accent);
    border-radius: 2rem;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--ink));
  }
  .button[aria-disabled="true"] {
    opacity: 0.65;
    cursor: progress;
  }
  .button-quiet {
    background: none;
    border-color: var(--edge);
    color: var(--ink);
  }
  .button-quiet:hover {
    background: var(--wash);
    border-color: var(--ink);
  }
  .wide {
    width: 100%;
  }
  .seller {
    color: var(--quiet);
    font-size: 0.875rem;
    line-height: 1.4;
  }
  .seller b {
    font-weight: 500;
    color: var(--ink);
  }
  .stock {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    font-size: 0.9375rem;
  }
  .stock::before {
    content: "";
    width: 0.5rem;
    height: 0.5rem;
    border-radius: 50%;
    background: currentColor;
    flex: none;
  }
  .stock-in_stock {
    color: var(--good);
  }
  .stock-low {
    color: var(--warn);
  }
  .stock-sold_out {
    color: var(--quiet);
  }
  .notice {
    padding: 1.1rem 1.25rem;
    border-left: 4px solid var(--bad);
    border-radius: 0 var(--radius) var(--radius) 0;
    background: var(--bad-wash);
  }
  .notice-top,
  h1 + .notice {
    margin-top: 1.5rem;
  }
  .notice h2 {
    font-size: 1.125rem;
    margin-bottom: 0.35rem;
    color: var(--bad);
  }
  .notice li + li,
  .notice p + p {
    margin-top: 0.35rem;
  }
  output {
    display: block;
  }
  .notice-mild {
    border-color: var(--warn);
    background: var(--wash);
  }
  .notice-mild h2 {
    color: inherit;
  }
  .notice + .notice {
    margin-top: 1rem;
  }
  .lead + .notice {
    margin-top: 1.5rem;
  }
  .notice p + ul,
  .notice ul + p {
    margin-top: 0.35rem;
  }
  h1 + .lead {
    margin-top: 0.5rem;
  }
  .lead {
    color: var(--quiet);
    max-width: 58ch;
    font-size: 1.0625rem;
  }
  .blank {
    max-width: 44rem;
    padding-block: clamp(2rem, 10vh, 7rem);
    display: grid;
    gap: 1.1rem;
    justify-items: start;
  }
  .blank .actions {
    margin-top: 0.75rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }
  .bare main {
    display: grid;
    align-items: center;
    max-width: 60rem;
  }
  .reference {
    color: var(--quiet);
    font-size: 0.875rem;
  }
`;
