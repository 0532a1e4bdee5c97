import { Fault } from "../kernel";

export const noticeChanged = () =>
  new Fault("consent.notice_changed", "conflict", "What is asked has changed since it was shown", {
    wayOut: "Read it again, and answer what it asks now.",
  });
