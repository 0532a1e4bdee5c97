export { allocate, count, Info, release } from "./stock";
export { allocateWrite, countWrite, getMany, releaseWrite } from "./stock.store";
