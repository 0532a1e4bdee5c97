import type { Route } from "../../frame/route";
import { getMe } from "./get-me";
import { signOut } from "./sign-out";
import { switchTenant } from "./switch-tenant";

export const routes: readonly Route[] = [signOut, getMe, switchTenant];
