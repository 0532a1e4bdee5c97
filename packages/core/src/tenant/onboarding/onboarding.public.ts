export { applied, apply, Application } from "./apply";
export { Move, Objection } from "../status";
export { listReviews, moveOfEvent } from "../move.store";
export { decisionMail } from "./mail";
export { acceptTerms, setBrand, setCompany, setPayout, setTax, state, submit, submitted } from "./onboarding.store";
export { platformTerms } from "./platform-terms";
export { Brand, Company, Payout, Tax, View } from "./profile";
export { Requirement } from "./requirement";
export { approve, close, decided, reinstate, reject, review, suspend } from "./review.store";
