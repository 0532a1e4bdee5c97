export { seed } from "./seed";
