/**
 * Where the focus goes when a form opens in place of what it edits, and when it closes: otherwise it is lost with the button that had it.
 *
 * @module
 */
import { useEffect, useRef } from "hono/jsx/dom";

/** To be set on an element around both. Opening leads to the first field, closing back to the first button. */
export function useFocusWithin(isOpen: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(isOpen);
  useEffect(() => {
    if (before.current === isOpen) return;
    before.current = isOpen;
    place.current?.querySelector<HTMLElement>(isOpen ? "input, textarea" : "button")?.focus();
  }, [isOpen]);
  return place;
}
