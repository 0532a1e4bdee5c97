import { hues, motifs } from "../placeholder";
import { css } from "./tokens";

/**
 * The drawing under a picture (see `placeholder.ts`). Six motifs of plain gradients; `--h` gives the hue, light and dark
 * mode the tones. Edges are blurred over half a percent, so that they don't look sawn.
 */
const drawings = [
  // A bowl on a table.
  `radial-gradient(ellipse 34% 27% at 50% 58%, var(--t2) 0 99.2%, transparent), linear-gradient(var(--t0) 0 57.8%, var(--t1) 58.2%)`,
  // Sun behind a hill.
  `radial-gradient(ellipse 92% 46% at 18% 112%, var(--t3) 0 99.4%, transparent), radial-gradient(circle at 64% 44%, var(--t2) 0 25.6%, transparent 26%), linear-gradient(var(--t0), var(--t1))`,
  // An arch.
  `radial-gradient(ellipse 26% 20.8% at 50% 42%, var(--t2) 0 99.2%, transparent), linear-gradient(var(--t2) 0 0) 50% 100% / 52% 58.2% no-repeat, linear-gradient(115deg, var(--t0), var(--t1))`,
  // Two moons.
  `radial-gradient(circle at 40% 46%, var(--t2) 0 27.6%, transparent 28%), radial-gradient(circle at 62% 60%, var(--t3) 0 21.6%, transparent 22%), linear-gradient(160deg, var(--t0), var(--t1))`,
  // A leaning wall and its shadow.
  `linear-gradient(62deg, var(--t2) 0 39.8%, transparent 40.2%), linear-gradient(118deg, transparent 0 61.8%, var(--t1) 62.2%), linear-gradient(var(--t0) 0 0)`,
  // A vessel.
  `radial-gradient(ellipse 30% 22% at 50% 66%, var(--t3) 0 99.2%, transparent), linear-gradient(var(--t3) 0 0) 50% 48% / 19% 32% no-repeat, linear-gradient(var(--t0) 0 71.8%, var(--t1) 72.2%)`,
];

const motifRules = drawings
  .slice(0, motifs)
  .map((drawing, index) => `.motif-${index}{background:${drawing}}`)
  .join("");

const hueRules = hues.map((hue, index) => `.hue-${index}{--h:${hue}}`).join("");

export const art = css`
  .art {
    --t0: hsl(var(--h) 30% 93%);
    --t1: hsl(var(--h) 27% 87%);
    --t2: hsl(var(--h) 31% 78%);
    --t3: hsl(var(--h) 27% 68%);
    position: relative;
    display: block;
    overflow: hidden;
    aspect-ratio: 4 / 5;
    border-radius: var(--radius);
  }
  @media (prefers-color-scheme: dark) {
    .art {
      --t0: hsl(var(--h) 12% 20%);
      --t1: hsl(var(--h) 12% 16%);
      --t2: hsl(var(--h) 18% 32%);
      --t3: hsl(var(--h) 18% 42%);
    }
  }
  .art img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
    color: transparent;
    background: inherit;
  }
  .art img::after {
    content: "";
    position: absolute;
    inset: 0;
    background: inherit;
  }
  ${hueRules}
  ${motifRules}
`;
