import { useState } from "hono/jsx/dom";
import type { Image } from "../api/schema";

/** A product's picture from its supplier's server, or its initial when there is none or it doesn't come. The title stands beside it. */
export function Picture({ image, title }: { readonly image: Image | undefined; readonly title: string }) {
  const [isBroken, setBroken] = useState(false);
  if (!image || isBroken) {
    return (
      <span class="picture" aria-hidden="true">
        {[...title][0]?.toUpperCase()}
      </span>
    );
  }
  return (
    <img class="picture" src={image.url} alt="" width="40" height="40" loading="lazy" onError={() => setBroken(true)} />
  );
}
