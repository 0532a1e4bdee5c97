/**
 * Every operation of the API. The order is the order of the reference.
 *
 * @module
 */
import type { Route } from "../frame/route";
import { applyToProgramme } from "./agreement/apply";
import { getAgreement } from "./agreement/get-agreement";
import { listAgreements } from "./agreement/list-agreements";
import { listOwnProgrammes } from "./agreement/list-own-programmes";
import { listProgrammes } from "./agreement/list-programmes";
import { publishProgramme } from "./agreement/publish-programme";
import { signAgreement } from "./agreement/sign-agreement";
import { listAuditEntries } from "./audit/list-audit-entries";
import { countStock } from "./catalog/count-stock";
import { editProduct } from "./catalog/edit-product";
import { getImport } from "./catalog/get-import";
import { getProduct } from "./catalog/get-product";
import { importProducts } from "./catalog/import-products";
import { listImports } from "./catalog/list-imports";
import { listProducts } from "./catalog/list-products";
import { listConsumers } from "./consumer/list-consumers";
import { listSharedRecords } from "./consumer/list-shared-records";
import { editListing } from "./listing/edit-listing";
import { enableOwnProducts } from "./listing/enable-own-products";
import { enableProducts } from "./listing/enable-products";
import { getListing } from "./listing/get-listing";
import { listListings } from "./listing/list-listings";
import { listStorefronts } from "./listing/list-storefronts";
import { getSupplierOrder } from "./order/get-supplier-order";
import { listCommissionEntries } from "./order/list-commission-entries";
import { listSupplierOrders } from "./order/list-supplier-orders";
import { getHealth } from "./platform/get-health";
import { getOpenApi } from "./platform/get-openapi";
import { getReference } from "./platform/get-reference";
import { listDeadLetters } from "./platform/list-dead-letters";
import { listEvents } from "./platform/list-events";
import { redriveDeadLetter } from "./platform/redrive-dead-letter";
import { getMe } from "./session/get-me";
import { signIn } from "./session/sign-in";
import { signOut } from "./session/sign-out";
import { switchTenant } from "./session/switch-tenant";

export const routes: readonly Route[] = [
  signIn,
  signOut,
  getMe,
  switchTenant,
  importProducts,
  listImports,
  getImport,
  listProducts,
  getProduct,
  editProduct,
  countStock,
  publishProgramme,
  listOwnProgrammes,
  listProgrammes,
  applyToProgramme,
  listAgreements,
  getAgreement,
  signAgreement,
  listStorefronts,
  enableProducts,
  enableOwnProducts,
  listListings,
  getListing,
  editListing,
  listSupplierOrders,
  getSupplierOrder,
  listCommissionEntries,
  listConsumers,
  listSharedRecords,
  listEvents,
  listAuditEntries,
  listDeadLetters,
  redriveDeadLetter,
  getOpenApi,
  getReference,
  getHealth,
];
