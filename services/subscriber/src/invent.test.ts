import { expect, it } from "vitest";
import { Order } from "#core/order";
import { invent } from "./invent";

it.each(["NL", "BE", "DE", "AT", "FR", "DK", "SE", "GB", "PT"])(
  "people of %s have a contact as a form takes it",
  async (country) => {
    for (let seed = 0; seed < 200; seed += 1) {
      const { name, address, mailbox } = await invent(country, seed);
      const contact = { name, email: `${mailbox}@post.example`, address };
      expect(Order.Contact.safeParse(contact).error).toBeUndefined();
      expect(mailbox).toMatch(/^[a-z]+\.[a-z]+\d{3}$/);
      expect(address.country).toBe(country);
    }
  },
);

it("the same seed is the same person, another seed another", async () => {
  expect(await invent("NL", 7)).toEqual(await invent("NL", 7));
  const names = await Promise.all(Array.from({ length: 50 }, async (_, seed) => (await invent("NL", seed)).name));
  expect(new Set(names).size).toBeGreaterThan(45);
});
