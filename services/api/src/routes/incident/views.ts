import { Incident } from "#core/incident";

export const IncidentView = Incident.Info.meta({
  id: "Incident",
  description: "A sign that consumer data left the partner it was shown to: somebody wrote to an invented consumer.",
});

export const FullIncidentView = Incident.Full.meta({
  id: "FullIncident",
  description: "An incident with what only the operator knows: the row, the export, and who was shown it.",
});
