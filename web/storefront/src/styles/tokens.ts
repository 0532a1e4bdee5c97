/** Tags CSS so that the formatter formats it and editors colour it. Values are our own constants, never data. */
export const css = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  String.raw({ raw: parts }, ...values);

/** Colours, sizes and the bare elements. Contrast of text on paper and wash is 4.5:1 or more in both modes. */
export const tokens = css`
  :root {
    color-scheme: light dark;
    --paper: #ffffff;
    --wash: #f4f3ef;
    --ink: #17181b;
    --quiet: #5c5e64;
    --line: #e3e1da;
    --edge: #84858a;
    --bad: #a3211b;
    --bad-wash: #fdf1ef;
    --good: #1c6b41;
    --warn: #8a4b00;
    --accent: #1f4d3f;
    --on-accent: #ffffff;
    --accent-text: #1f4d3f;
    --radius: 4px;
    --gutter: clamp(1rem, 4vw, 3.5rem);
    --bar: 4rem;
    --font:
      "Instrument Sans", ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial,
      sans-serif;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #131416;
      --wash: #1d1e21;
      --ink: #f1f0ec;
      --quiet: #a9abb1;
      --line: #303136;
      --edge: #7d7f86;
      --bad: #ff9c92;
      --bad-wash: #2d1a19;
      --good: #7ed3a4;
      --warn: #f0b35f;
      --accent: #8fc7b3;
      --on-accent: #101114;
      --accent-text: #8fc7b3;
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  html {
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
    scroll-padding-top: calc(var(--bar) + 1rem);
  }
  body {
    margin: 0;
    min-height: 100vh;
    min-height: 100svh;
    display: flex;
    flex-direction: column;
    background: var(--paper);
    color: var(--ink);
    font: 400 1rem/1.55 var(--font);
    -webkit-font-smoothing: antialiased;
    overflow-wrap: break-word;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-weight: 500;
    line-height: 1.15;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }
  h1 {
    font-size: clamp(1.75rem, 1.3rem + 1.9vw, 2.75rem);
    letter-spacing: -0.025em;
  }
  h2 {
    font-size: 1.25rem;
  }
  h3 {
    font-size: 1rem;
  }
  img {
    display: block;
    max-width: 100%;
  }
  a {
    color: inherit;
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :focus-visible {
    outline: 3px solid var(--accent-text);
    outline-offset: 3px;
    border-radius: 2px;
  }
  .visually-hidden:not(:focus, :active) {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: no-preference) {
    .card .art img,
    .button,
    .field input,
    .field select {
      transition:
        transform 0.5s cubic-bezier(0.2, 0.7, 0.2, 1),
        background-color 0.15s,
        border-color 0.15s;
    }
  }
`;
