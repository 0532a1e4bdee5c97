import { css } from "./tokens";

/** Who holds what about a consumer, and how far an erasure is. */
export const privacy = css`
  .holders {
    display: grid;
    gap: 1.25rem;
  }
  .holder {
    overflow-wrap: anywhere;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 2);
  }
  .holder > header {
    padding: 1.1rem 1.35rem;
    background: var(--wash);
    border-radius: calc(var(--radius) * 2) calc(var(--radius) * 2) 0 0;
  }
  .holder h3 {
    font-size: 1.125rem;
  }
  .holding {
    display: grid;
    gap: 0.4rem 2rem;
    overflow-wrap: anywhere;
    padding: 1.1rem 1.35rem;
    border-top: 1px solid var(--line);
  }
  .holding h4,
  .choice h3 {
    margin: 0;
    font-size: 1rem;
    font-weight: 600;
    line-height: 1.35;
  }
  .holding dl {
    display: grid;
    gap: 0.2rem;
  }
  .holding dl > div {
    display: grid;
    grid-template-columns: 7.5rem minmax(0, 1fr);
    font-size: 0.9375rem;
  }
  .holding dt {
    color: var(--quiet);
  }
  .holding dd::first-letter {
    text-transform: uppercase;
  }
  .holding > .hint {
    grid-column: -2 / -1;
  }
  @media (min-width: 44rem) {
    .holding {
      grid-template-columns: minmax(0, 12rem) minmax(0, 1fr);
    }
  }
  .choice {
    display: grid;
    gap: 0.35rem;
    justify-items: start;
    padding-bottom: 1.75rem;
    border-bottom: 1px solid var(--line);
  }
  .choice:last-child {
    border-bottom: 0;
  }
  .choice form {
    margin-top: 0.5rem;
  }
  .summary > section:not(.actions) {
    display: grid;
    gap: 0.75rem;
  }
  .summary > section + section {
    padding-top: 1.5rem;
    border-top: 1px solid var(--line);
  }
  .progress-of {
    margin-top: 1.5rem;
    padding: 1.35rem;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius) * 2);
  }
  .progress-of h2 {
    font-size: 1.125rem;
  }
  .progress-of h2 + p {
    margin-top: 0.35rem;
  }
  .time-left {
    display: block;
    width: 100%;
    height: 0.4rem;
    margin-block: 1rem 1.25rem;
    border-radius: 99px;
    overflow: hidden;
  }
  .time-left rect {
    fill: var(--line);
  }
  .time-left .is-left {
    fill: var(--accent-text);
  }
  .progress-of li {
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr);
    gap: 0.75rem;
    align-items: start;
    padding-block: 0.65rem;
    border-top: 1px solid var(--line);
    font-size: 0.9375rem;
  }
  .progress-of li:last-child {
    padding-bottom: 0;
  }
  .progress-of b {
    font-weight: 600;
  }
  .progress-of li div span {
    display: block;
    color: var(--quiet);
  }
  .case-mark {
    width: 1.25rem;
    height: 1.25rem;
    margin-top: 0.1rem;
    fill: none;
    stroke: var(--edge);
    stroke-width: 1.5;
  }
  .case-mark.is-done circle {
    fill: var(--accent-text);
    stroke: var(--accent-text);
  }
  .case-mark.is-done path {
    stroke: var(--paper);
    stroke-width: 1.75;
  }
  .privacy-form {
    display: grid;
    gap: 1.1rem;
    width: min(100%, 26rem);
    margin-top: 1rem;
  }
`;
