import { useEffect, useState } from "hono/jsx/dom";

type Drawn = { readonly size: number; readonly path: string };

/** A QR code as one path. The library is loaded where one is shown. */
export function QrCode({ of: text, label }: { readonly of: string; readonly label: string }) {
  const [drawn, setDrawn] = useState<Drawn | undefined>(undefined);
  useEffect(() => {
    void import("qrcode-generator").then(({ default: qrcode }) => {
      const code = qrcode(0, "M");
      code.addData(text);
      code.make();
      const size = code.getModuleCount();
      const cells = Array.from(
        { length: size * size },
        (_, index) => [index % size, Math.floor(index / size)] as const,
      );
      const dark = cells.filter(([column, row]) => code.isDark(row, column));
      setDrawn({ size, path: dark.map(([column, row]) => `M${column} ${row}h1v1h-1z`).join("") });
    });
  }, [text]);
  const size = drawn?.size ?? 33;
  // Scanners need the light margin, and dark on light whatever the page's colours.
  return (
    <svg class="qr-code" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={label}>
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      {drawn ? <path d={drawn.path} fill="#000" /> : null}
    </svg>
  );
}
