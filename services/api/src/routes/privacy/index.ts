import type { Route } from "../../frame/route";
import { confirmPrivacyRequest } from "./confirm-privacy-request";
import { getPrivacyRequest } from "./get-privacy-request";
import { listOpenPrivacyRequests } from "./list-open-privacy-requests";
import { listPrivacyRequests } from "./list-privacy-requests";

export const routes: readonly Route[] = [
  listPrivacyRequests,
  getPrivacyRequest,
  confirmPrivacyRequest,
  listOpenPrivacyRequests,
];
