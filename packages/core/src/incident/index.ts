export * as Incident from "./incident.public";
