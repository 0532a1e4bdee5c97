export { folderMailer, type SentMail } from "./folder";
export { letter, type Letter } from "./letter";
export { Mail, mailbox, type Mailer, type MailFile } from "./mailer";
export { sendOnce } from "./once";
export { openMailer } from "./open";
