/**
 * Icons: drawn on a grid of 16, one stroke. They repeat what a text says, so they are hidden from assistive technology.
 *
 * @module
 */
const shapes = {
  alert: "M8 5v3.5M8 11h.01M8 1.75 14.75 13.5H1.25z",
  check: "m3 8.5 3.25 3.25L13 4.75",
  back: "M9.5 3.5 5 8l4.5 4.5",
  close: "m4 4 8 8m0-8-8 8",
  menu: "M2 4.5h12M2 8h12M2 11.5h12",
  refresh: "M13.5 8A5.5 5.5 0 1 1 11.6 3.8M13.5 1.75V5h-3.25",
  upload: "M8 10.5v-8M4.75 5.5 8 2.25l3.25 3.25M2.5 10.5v3h11v-3",
  lock: "M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.25 7h9.5v6.75h-9.5z",
  overview: "M2.25 2.25h4.5v6h-4.5zM9.25 2.25h4.5v3h-4.5zM9.25 7.75h4.5v6h-4.5zM2.25 10.75h4.5v3h-4.5z",
  products: "M8 1.75 13.75 4.75v6.5L8 14.25l-5.75-3v-6.5zM2.25 4.75 8 7.75l5.75-3M8 7.75v6.5",
  listings:
    "M2.25 6.25 3.5 2.25h9l1.25 4M3.25 7.5v6.25h9.5V7.5M2.25 6.25c0 2 2.75 2 2.9 0 .15 2 2.75 2 2.85 0 .1 2 2.7 2 2.85 0 .15 2 2.9 2 2.9 0M6.5 13.75v-3.5h3v3.5",
  programmes: "M3.25 1.75h9.5v12.5h-9.5zM5.75 5h4.5M5.75 8h4.5M5.75 11h2.5",
  agreements:
    "M1.75 11.5c2.5-5.5 4.25-7.75 5.25-7s-1.5 5.25-1 6.25 2-2.75 3-2.5 0 2 1 2.25 2-.75 4.25-.75M1.75 14h12.5",
  orders: "M2.25 4.75h11.5l-.75 9H3zM5.25 6.75v-2.5a2.75 2.75 0 0 1 5.5 0v2.5",
  consumers: "M8 7.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.5 13.75c.4-2.6 2.6-4 5.5-4s5.1 1.4 5.5 4",
  commission:
    "m3.5 12.5 9-9M5 6.5a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5zM11 13a1.75 1.75 0 1 0 0-3.5A1.75 1.75 0 0 0 11 13z",
  "shared-records":
    "M6 7a2.25 2.25 0 1 0 0-4.5A2.25 2.25 0 0 0 6 7zM1.75 13.25c.3-2.5 1.9-3.75 4.25-3.75s3.95 1.25 4.25 3.75M11 7.25h3.25M12.6 5.6v3.3",
  events: "M1.75 8h3l2-5 2.75 10 2-5h2.75",
  audit: "M8 1.75 13.25 3.5v4c0 3.25-2.1 5.5-5.25 6.75C4.85 13 2.75 10.75 2.75 7.5v-4zM5.5 7.75l1.9 1.9 3.2-3.4",
  onboarding:
    "M2.25 13.75V2.25h7v11.5M9.25 6.25h4.5v7.5M1.25 13.75h13.5M4.75 5h2M4.75 8h2M4.75 11h2M11.25 9h.5M11.25 11.5h.5",
  reviews: "M2.75 2.25h7l3.5 3.5v8h-10.5zM5.25 9.5l1.9 1.9 3.4-3.7",
  tenants: "M2.25 13.75V6L8 2.25 13.75 6v7.75M1.25 13.75h13.5M5.25 13.75v-5h5.5v5",
  "dead-letters": "M1.75 3.5h12.5v9H1.75zM1.75 4l6.25 4.75L14.25 4",
  "privacy-requests": "M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5zM8 4.75V8l2.25 1.75",
  exports: "M8 2.25v8M4.75 7 8 10.25 11.25 7M2.5 10.5v3h11v-3",
  senders: "M2.25 3.75h11.5v8.5H2.25zM2.5 4.25 8 8.75l5.5-4.5",
  incidents: "M8 1.75 14.75 13.5H1.25zM8 6v3.5M8 11.6h.01",
  members:
    "M6 7.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5zM1.75 13.25c.3-2.5 1.9-3.75 4.25-3.75s3.95 1.25 4.25 3.75M10.5 2.9a2.25 2.25 0 0 1 0 4.2M11.75 9.75c1.5.45 2.35 1.6 2.5 3.5",
  "api-keys": "M5 13.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7.1 8.4 13.5 2M10.75 4.75l2 2",
} as const;

export type IconName = keyof typeof shapes;

export const iconOf = (path: string): IconName =>
  path === "/" ? "overview" : path.slice(1) in shapes ? (path.slice(1) as IconName) : "overview";

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path d={shapes[name]} />
  </svg>
);

/** Two rings that hold on to each other. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="7" />
    <circle cx="10" cy="19" r="5" />
    <circle cx="22" cy="19" r="5" />
    <path d="M10 19l4-8h8l-5 8" />
  </svg>
);
