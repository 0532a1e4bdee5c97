export { clientAddress } from "./address";
export { rateLimitHeaders } from "./headers";
export { createLimiter, type Limiter, type Verdict } from "./limiter";
export { policies, spendOnSignIn, spendOnSignInMail } from "./policies";
