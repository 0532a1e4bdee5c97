/** Icons stand beside or inside something that has a name, so they're hidden from screen readers. */
const stroke = {
  viewBox: "0 0 24 24",
  width: "20",
  height: "20",
  fill: "none",
  stroke: "currentColor",
  "stroke-width": "1.6",
  "stroke-linecap": "round",
  "stroke-linejoin": "round",
  "aria-hidden": "true",
} as const;

export const SearchIcon = () => (
  <svg {...stroke}>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </svg>
);

export const CartIcon = () => (
  <svg {...stroke}>
    <path d="M5 8h14l-1 12H6L5 8Z" />
    <path d="M9 10V7a3 3 0 0 1 6 0v3" />
  </svg>
);

export const CheckIcon = () => (
  <svg {...stroke}>
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </svg>
);

export const ClockIcon = () => (
  <svg {...stroke}>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 7.5V12l3 2" />
  </svg>
);

export const CrossIcon = () => (
  <svg {...stroke}>
    <path d="m7 7 10 10M17 7 7 17" />
  </svg>
);
