export { Format, Info, type Limits, platformLimits } from "./export";
export { all, decide, download, findByTag, get, list, request } from "./export.store";
export { tracesIn, verdictOf } from "./trace";
