export { folderMailer, type SentMail } from "./folder";
export { Mail, mailbox } from "./mailer";
export { openMailer } from "./open";
