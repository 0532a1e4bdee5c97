import { useQuery } from "./api/query";
import { shortId } from "./format";
import type { Names } from "./names";

/** Names as soon as they are known. Until then, and should they not come, ids: a page of orders needn't fail for want of a name. */
export function useNames(ask: () => Promise<Names>): Names {
  const { state } = useQuery(ask);
  return state.status === "ready" ? state.data : shortId;
}
