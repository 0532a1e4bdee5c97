import type { Route } from "../../frame/route";
import { getHealth } from "./get-health";
import { getOpenApi } from "./get-openapi";
import { getReference } from "./get-reference";
import { listDeadLetters } from "./list-dead-letters";
import { listEvents } from "./list-events";
import { redriveDeadLetter } from "./redrive-dead-letter";

export const routes: readonly Route[] = [
  listEvents,
  listDeadLetters,
  redriveDeadLetter,
  getOpenApi,
  getReference,
  getHealth,
];
