/**
 * The checkout's form: what was typed, what it means, and what is wrong with it, field by field.
 *
 * @module
 */
import { Order } from "#core/order";
import {
  type CheckoutField,
  checkoutFields,
  type CheckoutModel,
  type CheckoutValues,
  questionPrefix,
} from "#web/storefront";
import { textOf } from "./form";

/** Where the sellers of this stage deliver: the European Economic Area, the United Kingdom and Switzerland. */
export const countries =
  "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" ");

export type ReadContact = {
  readonly values: CheckoutValues;
  readonly contact: Order.Contact | undefined;
  /** The agreements whose question was answered with yes. */
  readonly agreedTo: ReadonlySet<string>;
  readonly errors: CheckoutModel["errors"];
};

const fieldOf: Readonly<Record<string, CheckoutField>> = {
  name: "name",
  email: "email",
  "address.line1": "line1",
  "address.line2": "line2",
  "address.postalCode": "postalCode",
  "address.city": "city",
  "address.country": "country",
};

export function readContact(form: URLSearchParams): ReadContact {
  const values = Object.fromEntries(checkoutFields.map((field) => [field, textOf(form, field)])) as Record<
    CheckoutField,
    string
  >;
  const parsed = Order.Contact.safeParse({
    name: values.name,
    email: values.email,
    address: {
      line1: values.line1,
      ...(values.line2 === "" ? {} : { line2: values.line2 }),
      postalCode: values.postalCode,
      city: values.city,
      country: values.country,
    },
  });
  const problems = new Map<CheckoutField, CheckoutModel["errors"][number]["problem"]>();
  for (const { path, code } of parsed.error?.issues ?? []) {
    const field = fieldOf[path.join(".")];
    if (field) problems.set(field, values[field] === "" ? "required" : code === "too_big" ? "too_long" : "invalid");
  }
  if (!countries.includes(values.country)) problems.set("country", values.country === "" ? "required" : "invalid");
  const errors = checkoutFields.flatMap((field) => {
    const problem = problems.get(field);
    return problem ? [{ field, problem }] : [];
  });
  return {
    values,
    contact: parsed.success && errors.length === 0 ? parsed.data : undefined,
    // Whoever says both yes and no hasn't agreed.
    agreedTo: new Set(
      [...new Set(form.keys())].flatMap((name) =>
        name.startsWith(questionPrefix) && form.getAll(name).every((value) => value === "yes")
          ? [name.slice(questionPrefix.length)]
          : [],
      ),
    ),
    errors,
  };
}
