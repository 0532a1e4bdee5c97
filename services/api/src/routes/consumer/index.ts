import type { Route } from "../../frame/route";
import { getConsumer } from "./get-consumer";
import { listConsumers } from "./list-consumers";
import { listGrants } from "./list-grants";
import { listSharedRecords } from "./list-shared-records";
import { getSenders, registerSenders } from "./senders";

export const routes: readonly Route[] = [
  listConsumers,
  getConsumer,
  listGrants,
  listSharedRecords,
  getSenders,
  registerSenders,
];
