/** Nederlands. Gewone woorden, voor wie koopt; elke naam is die van het bedrijf zelf. */
import type { Wording } from "./wording";

const details = { contact: "naam en e-mailadres", full: "naam, e-mailadres en postadres" };

export const nl: Wording = {
  title: ({ supplierName, partnerName }) => `${supplierName} en ${partnerName}: wie je gegevens heeft`,
  question: ({ steward, recipient }, share) => `${steward} mag mijn ${details[share]} aan ${recipient} geven`,
  holds: {
    heading: "Wie je gegevens heeft",
    line: {
      supplier: ({ supplierName, partnerName }) =>
        `${supplierName} verkoopt en verstuurt je bestelling, en houdt jouw gegevens bij als klant. ${partnerName} heeft deze winkel en geeft je bestelling door.`,
      partner: ({ supplierName, partnerName }) =>
        `${partnerName} heeft deze winkel en houdt jouw gegevens bij als klant. ${supplierName} verkoopt en verstuurt je bestelling, en krijgt daarvoor je naam en adres.`,
      shared: ({ supplierName, partnerName }) =>
        `${supplierName} en ${partnerName} houden elk jouw gegevens bij, en zijn daar samen verantwoordelijk voor. ${supplierName} verkoopt en verstuurt je bestelling; ${partnerName} heeft deze winkel.`,
    },
  },
  sees: {
    heading: ({ recipient, supplierName, partnerName, clause }) =>
      clause.steward === "shared" ? `Wat ${supplierName} en ${partnerName} zien` : `Wat ${recipient} ziet`,
    line: {
      none: ({ recipient }) => `Niets buiten wat de bestelling nodig heeft: ${recipient} houdt niets van je bij.`,
      pseudonymous: ({ recipient }) =>
        `Dat dezelfde klant weer kocht, onder een verzonnen naam. ${recipient} ziet geen contactgegevens.`,
      contact: () =>
        "Je naam, je e-mailadres en wanneer je het laatst bestelde, als je ja zegt. Anders alleen een verzonnen naam.",
      full: () =>
        "Je naam, je e-mailadres, je postadres en wanneer je het laatst bestelde, als je ja zegt. Anders alleen een verzonnen naam.",
    },
    both: () => "Je naam, je e-mailadres, je postadres, en wanneer je voor het eerst en het laatst bestelde.",
  },
  purposes: {
    heading: "Waarvoor",
    unsaid: "Om je als klant te helpen.",
    line: {
      service: () => "Om vragen over je bestelling te beantwoorden.",
      marketing: ({ recipient }) => `Om je aanbiedingen van ${recipient} te sturen.`,
      analysis: () => "Voor cijfers waarin niemand genoemd wordt.",
    },
  },
  howLong: {
    heading: "Hoe lang",
    days: (days) => `${days} ${days === 1 ? "dag" : "dagen"} na je laatste bestelling, en niet langer.`,
    open: ({ clause }) =>
      clause.steward === "shared"
        ? "Tot je ze laat wissen, behalve wat volgens de wet bewaard moet blijven."
        : "Tot je je toestemming intrekt of de twee niet meer samenwerken, wat het eerst komt.",
  },
  rights: {
    heading: "Je rechten",
    lines: ({ supplierName, partnerName }) => [
      "Je kunt je gegevens inzien, laten verbeteren of wissen, meenemen, en intrekken waar je mee instemde.",
      `Vraag het ${supplierName} of ${partnerName}, wie je wilt: beide antwoorden binnen een maand, en elk regelt zijn eigen deel. De privacypagina van deze winkel bereikt beide tegelijk.`,
    ],
  },
};
