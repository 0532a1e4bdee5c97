export { folderMailer, type SentMail } from "./folder";
export { Mail, mailbox, type Mailer } from "./mailer";
export { openMailer } from "./open";
