/**
 * The only script of the storefront: three conveniences on pages that work without it.
 *
 *   1. The price follows the chosen variant, and says so to screen readers.
 *   2. A second press on a paying button while the first is under way does nothing. (The server is safe without it.)
 *   3. An order page that waits for a payment asks every two seconds and reloads when the answer has come, instead of
 *      reloading over and over.
 *
 * Plain text, because it is served as it stands; `test/e2e` runs it in a browser.
 *
 * @module
 */
export const script = `(() => {
  const price = document.querySelector("[data-price-shown]");
  if (price) {
    const first = price.textContent;
    document.addEventListener("change", ({ target }) => {
      if (target.name !== "variantId") return;
      const chosen = target.selectedOptions ? target.selectedOptions[0] : target;
      price.textContent = chosen.dataset.price || first;
    });
  }
  for (const form of document.querySelectorAll("form[data-once]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) return event.preventDefault();
      sent = true;
      for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
    });
    addEventListener("pageshow", () => {
      sent = false;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    });
  }
  const waiting = document.querySelector("[data-waits-for]");
  if (waiting) {
    const ask = async () => {
      try {
        const answer = await fetch(location.href, { headers: { accept: "text/html" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (answer.ok && !page.querySelector("[data-waits-for]")) return location.reload();
      } catch {}
      setTimeout(ask, 2000);
    };
    setTimeout(ask, 1000);
  }
})();
`;
