import { css } from "./tokens";

/** List and product page. */
export const shop = css`
  .hero {
    padding-block: clamp(0.5rem, 3vw, 2.5rem) clamp(2rem, 5vw, 4rem);
    display: grid;
    gap: 0.9rem;
  }
  .hero h1 {
    font-size: clamp(2.1rem, 1.4rem + 3.6vw, 4.5rem);
    line-height: 1.02;
    letter-spacing: -0.04em;
    max-width: 18ch;
  }
  .shelf-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.5rem 1.5rem;
    margin-bottom: 1.25rem;
  }
  .shelf-head p {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.25rem), 1fr));
    gap: clamp(1.75rem, 3vw, 3rem) clamp(0.85rem, 1.6vw, 1.75rem);
  }
  @media (min-width: 40rem) {
    .grid {
      grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr));
    }
  }
  @media (min-width: 75rem) {
    .grid {
      grid-template-columns: repeat(4, 1fr);
    }
  }
  .card {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 0.2rem;
    min-width: 0;
  }
  .card .art {
    margin-bottom: 0.7rem;
  }
  .card h2,
  .card h3 {
    font-size: 1rem;
    line-height: 1.35;
    letter-spacing: -0.005em;
    text-wrap: pretty;
  }
  .card a {
    text-decoration: none;
  }
  .card a::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: var(--radius);
  }
  .card a:focus-visible {
    outline: none;
  }
  .card a:focus-visible::after {
    outline: 3px solid var(--accent-text);
    outline-offset: 4px;
  }
  .card:hover a {
    text-decoration: underline;
  }
  .card:hover .art img {
    transform: scale(1.025);
  }
  .card .price {
    margin-top: 0.25rem;
    font-variant-numeric: tabular-nums;
  }
  .card .stock {
    font-size: 0.875rem;
  }
  .card-gone .art {
    opacity: 0.6;
  }
  .pages {
    margin-top: clamp(2.5rem, 6vw, 4.5rem);
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.75rem;
  }
  .crumb {
    display: inline-block;
    margin-bottom: clamp(1rem, 2vw, 1.75rem);
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .product {
    display: grid;
    gap: clamp(1.5rem, 4vw, 4.5rem);
  }
  .gallery {
    display: grid;
    gap: 0.75rem;
    align-content: start;
    min-width: 0;
  }
  .gallery ul {
    display: flex;
    gap: 0.75rem;
    overflow-x: auto;
    scroll-snap-type: x mandatory;
    scrollbar-width: thin;
  }
  .gallery li {
    flex: 0 0 86%;
    scroll-snap-align: start;
  }
  .gallery li:only-child {
    flex-basis: 100%;
  }
  .facts {
    display: flex;
    flex-direction: column;
    gap: 1.1rem;
    min-width: 0;
  }
  .was {
    color: var(--quiet);
    font-size: 0.875em;
  }
  .money .was {
    font-size: 1rem;
  }
  .badge-word {
    align-self: start;
    padding: 0.05rem 0.6rem;
    border: 1px solid var(--accent-text);
    border-radius: 1rem;
    color: var(--accent-text);
    font-size: 0.8125rem;
    font-weight: 500;
  }
  .said {
    white-space: pre-line;
  }
  .eyebrow {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .facts .seller {
    font-size: 1rem;
  }
  .facts .seller b {
    font-weight: 600;
  }
  .money {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 0.75rem;
  }
  .money .price {
    font-size: 1.5rem;
    font-weight: 500;
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  .money small {
    color: var(--quiet);
    font-size: 0.875rem;
  }
  .buy {
    display: grid;
    gap: 1.25rem;
  }
  .options legend,
  .buy label.name {
    padding: 0;
    margin-bottom: 0.55rem;
    font-weight: 600;
    font-size: 0.9375rem;
    display: block;
  }
  .options ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
    gap: 0.6rem;
  }
  .option {
    position: relative;
    display: grid;
    gap: 0.1rem;
    height: 100%;
    padding: 0.75rem 1rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    cursor: pointer;
    line-height: 1.35;
  }
  .option input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .option b {
    font-weight: 500;
  }
  .option small {
    color: var(--quiet);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }
  .option:hover {
    border-color: var(--ink);
  }
  .option:has(:checked) {
    border-color: var(--accent-text);
    box-shadow: inset 0 0 0 1px var(--accent-text);
    background: var(--wash);
  }
  .option:has(:focus-visible) {
    outline: 3px solid var(--accent-text);
    outline-offset: 3px;
  }
  .option:has(:disabled) {
    border-style: dashed;
    border-color: var(--line);
    color: var(--quiet);
  }
  .option:has(:disabled) b {
    text-decoration: line-through;
  }
  .option :disabled {
    cursor: not-allowed;
  }
  .buy-row {
    display: grid;
    grid-template-columns: 6.5rem 1fr;
    gap: 0.75rem;
    align-items: end;
  }
  .who {
    margin-top: 0.75rem;
    padding: 1.25rem 1.4rem;
    border-radius: var(--radius);
    background: var(--wash);
    display: grid;
    gap: 0.5rem;
    font-size: 0.9375rem;
  }
  .who h2 {
    font-size: 1rem;
  }
  .who p {
    color: var(--quiet);
  }
  .who .name {
    font-weight: 600;
    font-size: 1.125rem;
    letter-spacing: -0.015em;
    color: var(--ink);
  }
  .about {
    display: grid;
    gap: 0.75rem;
    padding-top: 1.25rem;
    border-top: 1px solid var(--line);
  }
  .about h2 {
    font-size: 1rem;
    font-weight: 600;
    letter-spacing: 0;
  }
  .body {
    max-width: 62ch;
    color: var(--quiet);
  }
  .body > * + * {
    margin-top: 0.8em;
  }
  .body ul,
  .body ol {
    padding-left: 1.2em;
    list-style: disc;
  }
  .body ol {
    list-style: decimal;
  }
  .body table {
    border-collapse: collapse;
    display: block;
    overflow-x: auto;
  }
  .body td,
  .body th {
    border: 1px solid var(--line);
    padding: 0.35rem 0.6rem;
    text-align: left;
  }
  .body img {
    height: auto;
  }
  @media (min-width: 56rem) {
    .product {
      grid-template-columns: minmax(0, 1.25fr) minmax(20rem, 1fr);
    }
    .gallery ul {
      display: grid;
      grid-template-columns: repeat(2, 1fr);
      overflow: visible;
    }
    .gallery li:first-child,
    .gallery li:only-child {
      grid-column: 1 / -1;
    }
    .facts {
      position: sticky;
      top: calc(var(--bar) + 1.75rem);
      align-self: start;
    }
  }
`;
