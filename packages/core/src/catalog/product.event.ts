import * as z from "zod";
import { defineEvent, Id } from "../kernel";

/** Content, prices or counted stock of a product changed. Readers fetch the product; `revision` tells which change this was. */
export const ProductChanged = defineEvent(
  "product.changed.v1",
  z.object({ productId: Id("prd"), revision: z.int().min(1) }),
);
