export { Info, ofPart, reverse } from "./accrual";
export { list, record } from "./accrual.store";
