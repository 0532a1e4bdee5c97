import { expect, it } from "vitest";
import { readContact } from "./contact";

const typed = {
  name: "Ada \u202Eecalevol\u202C\u0000",
  email: "ada@example.com",
  line1: " Kai\u2066 1\u2069 ",
  line2: "\u202E",
  postalCode: "20\u202D095",
  city: "Ham\u202Cburg",
  country: "DE",
};

it("takes marks that turn the direction of text out of name and address, as out of titles", () => {
  const { contact } = readContact(new URLSearchParams(typed));
  expect(contact).toMatchObject({
    name: "Ada ecalevol",
    address: { line1: "Kai 1", line2: "", postalCode: "20095", city: "Hamburg" },
  });
});

it("takes no name of which nothing is visible", () => {
  const { contact, errors } = readContact(new URLSearchParams({ ...typed, name: "\u202E\u200B" }));
  expect(contact).toBeUndefined();
  expect(errors).toEqual([{ field: "name", problem: "invalid" }]);
});

it("takes only a plain yes for one: whoever says no as well hasn't agreed", () => {
  const { agreedTo } = readContact(new URLSearchParams("share.a=yes&share.b=no&share.b=yes&share.c=no"));
  expect([...agreedTo]).toEqual(["a"]);
});
