export * as Accrual from "./accrual.public";
