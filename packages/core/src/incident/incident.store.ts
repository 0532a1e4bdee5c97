import { Fault, type Id, type Instant, type Random } from "../kernel";
import { commit, type Page, type Paging, type Reach, readPage, runInScope } from "../store";
import { Full, idOf, Info, Raised } from "./incident";
import { IncidentEntity, operatorPartition, OperatorIncidentEntity } from "./incident.entity";

const toOperator = (access: Reach["access"]): Reach => ({
  partition: operatorPartition,
  access,
  because: "the operator keeps a copy of each incident",
});

/**
 * Raises an incident: the steward's item, the operator's copy and the event, or nothing (N2). Opens the steward's scope.
 *
 * @returns whether it was new
 */
export async function raise(
  found: Omit<Full, "incidentId">,
  { at, random }: { readonly at: Instant; readonly random: Random },
): Promise<"raised" | "replayed"> {
  const incident: Full = Full.parse({ ...found, incidentId: idOf(found) });
  const { sharedRecordId: _row, exportId: _export, actors: _actors, ...told } = incident;
  const known = new Fault("incident.known", "conflict", "This incident was raised before", {
    wayOut: "Nothing is to be done: it stands as it was raised.",
  });
  const { stewardId, incidentId, partnerId, agreementId, finding } = incident;
  const scope = { tenantId: stewardId, actor: "incident", role: "subscriber", reach: [toOperator("write")] };
  try {
    await runInScope(scope, () =>
      commit({
        writes: [
          { put: IncidentEntity.create(told).params(), orFault: known },
          { put: OperatorIncidentEntity.put(incident).params() },
        ],
        event: Raised.create({
          tenantId: stewardId,
          subject: incidentId,
          at,
          random,
          data: { incidentId, partnerId, agreementId, finding },
        }),
      }),
    );
    return "raised";
  } catch (error) {
    if (error === known) return "replayed";
    throw error;
  }
}

/** @throws Fault `incident.not_found` (not_found) */
export async function get(key: { readonly stewardId: Id<"ten">; readonly incidentId: Id<"inc"> }): Promise<Info> {
  const { data } = await IncidentEntity.get(key).go({ consistent: true });
  if (data) return Info.parse(data);
  throw new Fault("incident.not_found", "not_found", "There is no such incident", {
    wayOut: "Choose one from the list of incidents.",
  });
}

/** A steward's (N1). */
export const list = ({ stewardId, ...paging }: { readonly stewardId: Id<"ten"> } & Paging): Promise<Page<Info>> => {
  const query = IncidentEntity.query.incident({ stewardId });
  return readPage(paging, {
    prefix: "inc",
    read: (before, options) =>
      (before === undefined ? query : query.lt({ incidentId: before })).go({ ...options, order: "desc" }),
    idOf: ({ incidentId }) => incidentId,
    toItem: (row) => Info.parse(row),
  });
};

/** Everybody's, with the evidence (N3 of the entity). Who may ask is the door's question: the operator. */
export const listAll = (paging: Paging): Promise<Page<Full>> =>
  runInScope({ tenantId: null, actor: "incident", role: "platform", reach: [toOperator("read")] }, () => {
    const query = OperatorIncidentEntity.query.incident({});
    return readPage(paging, {
      prefix: "inc",
      read: (before, options) =>
        (before === undefined ? query : query.lt({ incidentId: before })).go({ ...options, order: "desc" }),
      idOf: ({ incidentId }) => incidentId,
      toItem: (row) => Full.parse(row),
    });
  });
