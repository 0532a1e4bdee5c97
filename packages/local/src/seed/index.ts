export { demoPassword, demoTenants } from "./marketplace";
export { seed } from "./seed";
