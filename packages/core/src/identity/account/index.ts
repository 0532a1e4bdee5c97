export { accountAdapter } from "./adapter";
