export { Info } from "./stock";
export { allocateWrite, countWrite, getMany, releaseWrite } from "./stock.store";
