import { sessionCookie } from "../../frame/caller";
import { defineRoute } from "../../frame/route";
import { tokenOfCaller } from "./views";

export const signOut = defineRoute({
  operationId: "signOut",
  method: "delete",
  path: "/sessions",
  tag: "Session",
  summary: "Sign out",
  description: "Ends the session that the request carries.",
  access: "person",
  success: { status: 204, description: "The session has ended." },
  handle: async ({ request }, door) => {
    await door.identity.signOut({ token: tokenOfCaller(request, door) });
    // Nor does the browser keep pages that it could still show to whoever presses Back.
    return { headers: { "set-cookie": sessionCookie(door.publicUrl, "", 0), "clear-site-data": '"cache", "storage"' } };
  },
});
