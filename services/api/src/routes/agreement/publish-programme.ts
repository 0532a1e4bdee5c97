import { Programme } from "#core/agreement";
import { createId } from "#core/kernel";
import * as z from "zod";
import { defineRoute } from "../../frame/route";
import { OfSupplier } from "../parameters";
import { ProgrammeView, termsExample, TermsView } from "./views";

const Publication = z
  .strictObject({
    title: Programme.Info.shape.title,
    description: Programme.Info.shape.description,
    terms: TermsView,
  })
  .meta({ id: "ProgrammePublication", description: "What the supplier offers its partners." });

export const publishProgramme = defineRoute({
  operationId: "publishProgramme",
  method: "post",
  path: "/suppliers/{supplierId}/programmes",
  tag: "Agreement",
  summary: "Publish a programme",
  description:
    "Publishes terms for partners to apply to. They don't change any more; other terms are another programme.",
  access: "programme:write",
  owner: "supplierId",
  params: OfSupplier,
  body: Publication,
  bodyExample: { title: "Partners of Fjord", description: "For shops with good taste.", terms: termsExample },
  once: true,
  success: { status: 201, description: "The programme.", content: ProgrammeView },
  problems: { 403: ["tenant.role_missing"], 422: ["agreement.settlement_currency"] },
  handle: async ({ params, body, at, random }) => ({
    body: await Programme.publish({ ...params, ...body, at, random }),
  }),
  // A programme's id is the first thing that publishing draws.
  recover: async ({ params: { supplierId }, at, random }) => ({
    body: await Programme.get({ supplierId, programmeId: createId("prg", at, random) }),
  }),
});
