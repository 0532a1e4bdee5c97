import type { Messages } from "./en";

/** Dutch texts of the storefront. */
export const nl: Messages = {
  language: "nl",
  skip: "Naar de inhoud",
  header: {
    home: (shop) => `${shop}, startpagina`,
    cart: "Winkelmand",
    cartCount: (count) => (count === 1 ? "1 artikel" : `${count} artikelen`),
    search: "Zoeken",
    searchLabel: (shop) => `Zoeken bij ${shop}`,
    searchHint: "Waar ben je naar op zoek?",
  },
  footer: {
    heading: "Zo werkt deze winkel",
    promise: (partner) =>
      `${partner} laat je producten zien die andere bedrijven maken en verkopen. Bij elk product staat wie het verkoopt: dat bedrijf is je verkoper, stuurt je bestelling en helpt je verder.`,
    promiseDirect: (partner) => `Je koopt rechtstreeks bij ${partner}, dat alles hier maakt, verkoopt en verstuurt.`,
    data: "Je gegevens gaan naar de bedrijven waar je koopt, en naar niemand anders, tenzij jij dat wilt.",
    delivery: "Prijzen zijn inclusief btw. Je ziet het totaal voordat je betaalt.",
    by: "Draait op Tandem",
    privacy: "Jouw gegevens: wie bewaart ze, en waarom",
  },
  seller: {
    soldBy: "Verkocht door",
    through: "via",
    directly: "rechtstreeks",
    sentence: ({ supplierName, partnerName, direct }) =>
      direct ? `Verkocht door ${supplierName}, rechtstreeks` : `Verkocht door ${supplierName} via ${partnerName}`,
    heading: "Van wie je koopt",
    explain: ({ supplierName, partnerName, direct }) =>
      direct
        ? `Deze winkel is van ${supplierName} zelf. Je koop, je levering en je vragen blijven tussen jullie.`
        : `${supplierName} is je verkoper: het heeft de spullen, stuurt je bestelling en regelt retouren. ${partnerName} koos het voor deze winkel en krijgt een commissie als je koopt.`,
    explainData: ({ supplierName }) =>
      `${supplierName} krijgt je gegevens om te leveren. Bij het afrekenen zie je precies wie wat krijgt.`,
  },
  stock: { in_stock: "Op voorraad", low: "Nog maar een paar", sold_out: "Uitverkocht" },
  price: { from: "Vanaf", was: "Vorige prijs", now: "Prijs nu" },
  list: {
    title: "Alle producten",
    products: "Producten",
    results: (query) => `Gevonden voor “${query}”`,
    count: (count, more) => (more ? `De eerste ${count}` : count === 1 ? "1 product" : `${count} producten`),
    empty: "De schappen worden gevuld",
    emptyHint: "Er is hier nog niets te koop. Kom snel eens terug.",
    noResults: (query) => `Niets gevonden voor “${query}”`,
    noResultsHint: "Probeer één woord, of minder woorden: “pot” in plaats van “kleine blauwe pot van klei”.",
    seeAll: "Bekijk alle producten",
    next: "Volgende pagina",
    first: "Terug naar de eerste pagina",
    pages: "Pagina's",
  },
  product: {
    back: "Alle producten",
    pictures: (title) => `Foto's van ${title}`,
    choose: "Maak een keuze",
    chooseOption: "Maak een keuze",
    price: "Prijs",
    quantity: "Aantal",
    add: "In winkelmand",
    soldOut: "Dit product is op dit moment uitverkocht. Misschien komt het terug.",
    about: "Over dit product",
    review: (partner) => `Wat ${partner} ervan vindt`,
    taxIncluded: "Inclusief btw",
    problem: {
      choose_variant: "Kies eerst een van de opties voordat je het in je winkelmand legt.",
      quantity: "Dat aantal kan niet. Kies een aantal dat mogelijk is.",
      sold_out: "Deze is net uitverkocht. Kies een andere, of kijk verder in de winkel.",
      cart_full: "Je winkelmand is vol. Reken eerst af of haal er iets uit.",
    },
  },
  cart: {
    title: "Je winkelmand",
    empty: "Je winkelmand is leeg",
    emptyHint: "Zie je iets moois, leg het hier en het blijft op je wachten.",
    browse: "Begin met winkelen",
    keep: "Verder winkelen",
    itemsOf: (supplier) => `Artikelen verkocht door ${supplier}`,
    quantityOf: (title) => `Aantal van ${title}`,
    update: "Wijzigen",
    updateOf: (title) => `Wijzigen: het aantal van ${title}`,
    remove: "Verwijderen",
    removeOf: (title) => `Verwijderen: ${title}`,
    each: (price) => `${price} per stuk`,
    subtotal: (supplier) => `Subtotaal ${supplier}`,
    summary: "Overzicht",
    total: "Totaal",
    tax: "Inclusief btw",
    checkout: "Naar afrekenen",
    sellers: (count) =>
      count === 1
        ? "Eén verkoper, één betaling."
        : `${count} verkopers, één betaling. Elke verkoper stuurt een eigen pakket.`,
    soldOut: "Uitverkocht. Haal het eruit om verder te gaan.",
    blocked: "Haal eruit wat is uitverkocht, dan kun je de rest afrekenen.",
    gone: "Hier niet meer te koop",
    goneHint: "Hoort niet bij je bestelling en het totaal. De rest van je winkelmand is zoals je hem achterliet.",
    unnamed: "Een artikel dat de winkel heeft verlaten",
    problem: {
      quantity: "Dat aantal kan niet, dus er is niets veranderd.",
    },
  },
  checkout: {
    title: "Afrekenen",
    guest: "Je rekent af als gast: geen account, geen wachtwoord.",
    back: "Terug naar je winkelmand",
    contact: "Contact",
    delivery: "Bezorgadres",
    optional: "(niet verplicht)",
    labels: {
      email: "E-mailadres",
      name: "Voor- en achternaam",
      line1: "Straat en huisnummer",
      line2: "Appartement, verdieping of bedrijf",
      postalCode: "Postcode",
      city: "Plaats",
      country: "Land",
    },
    hints: { email: "Voor de bevestiging van je bestelling." },
    arrangement: (title) => `Wat er is afgesproken: ${title}`,
    consentHeading: "Jouw keuze",
    consent: (partner) =>
      `Je kiest per verkoper, en je bestelling hangt er niet van af. Je kunt een ja altijd intrekken, op de privacypagina van de winkel van ${partner}.`,
    consentFor: (suppliers) => `Dit gaat over wat je koopt bij ${suppliers}.`,
    whoGetsWhat: "Wie krijgt je gegevens",
    supplierGets: (supplier) => `${supplier} krijgt je contactgegevens, je adres en dit deel van je bestelling.`,
    partnerSees: {
      none: (partner) => `${partner} weet dat er iets is verkocht, en niets over jou.`,
      pseudonymous: (partner) => `${partner} ziet een klantnummer in plaats van je naam, en wat er is verkocht.`,
      contact: (partner) => `${partner} ziet je naam en e-mailadres alleen als je dat hieronder goedvindt.`,
      full: (partner) => `${partner} ziet je naam, contact- en bezorggegevens alleen als je dat hieronder goedvindt.`,
    },
    direct: "Verder krijgt niemand je gegevens.",
    summary: "Je bestelling",
    pay: (price) => `Betaal ${price}`,
    payHint: "Je betaalt op de pagina van de betaaldienst en komt daarna hier terug.",
    problemTitle: "Er klopt iets niet",
    errorPrefix: "Probleem: ",
    errors: {
      email: { required: "Vul je e-mailadres in", invalid: "Vul een e-mailadres in zoals naam@voorbeeld.nl" },
      name: { required: "Vul je voor- en achternaam in", invalid: "Vul je naam in zoals op je brievenbus" },
      line1: { required: "Vul je straat en huisnummer in", invalid: "Vul een straat en huisnummer in" },
      line2: { required: "Vul de tweede adresregel in", invalid: "Vul een geldige tweede adresregel in" },
      postalCode: { required: "Vul je postcode in", invalid: "Vul een postcode in zoals 1011 AB" },
      city: { required: "Vul je plaats in", invalid: "Vul een plaats in" },
      country: { required: "Kies je land", invalid: "Kies een land uit de lijst" },
    },
    tooLong: (label) => `${label} is te lang`,
    notice: {
      price_changed: (seen, now) =>
        `Het totaal is veranderd van ${seen} naar ${now} sinds je het zag. Er is niets betaald. Bekijk de bestelling en betaal als je akkoord bent.`,
      sold_out: (titles) =>
        `Iemand was sneller: ${titles} is uitverkocht, of er zijn er minder dan je wilde. Er is niets betaald.`,
      gone: "Hier niet meer te koop, en geen deel van deze bestelling:",
      goneRest: (now) =>
        `Er is niets betaald. De rest van je bestelling is zoals je die achterliet en kost ${now}: betaal als je akkoord bent.`,
      soldOutWay: "Pas je winkelmand aan",
      notice_changed:
        "Wat er over je gegevens wordt gevraagd, is veranderd sinds deze pagina openging. Lees het nog eens en verstuur het opnieuw. Er is niets betaald.",
      form_expired: "Deze pagina stond een tijd open. Kijk haar na en verstuur haar opnieuw. Er is niets betaald.",
      already_sent:
        "Je hebt dit formulier al verstuurd, met andere gegevens, en die bestelling wacht op betaling. Betaal die, of verstuur dit als nieuwe bestelling.",
      alreadySentWay: "Open de wachtende bestelling",
    },
  },
  order: {
    number: "Bestelnummer",
    awaiting_payment: {
      title: "We wachten op je betaling",
      text: "We wachten op bericht van de betaaldienst. Deze pagina ververst zichzelf; je mag haar ook sluiten, we schrijven je.",
    },
    placed: {
      title: "Bedankt voor je bestelling",
      text: (email) => `Ze is betaald en onderweg naar de verkopers. De bevestiging gaat naar ${email}.`,
      textShort: "Ze is betaald en onderweg naar de verkopers.",
    },
    released: {
      title: "De betaling is niet gelukt",
      text: "Er is niets gekocht en de spullen liggen weer in het schap. Mocht er toch geld zijn afgeschreven, dan krijg je alles terug.",
    },
    unreachable:
      "De betaaldienst is nu niet bereikbaar. Er is niets betaald en we houden de spullen een tijdje voor je vast. Probeer het over een minuut opnieuw.",
    check: "Kijk opnieuw",
    still: "Stop met verversen",
    pay: "Verder naar betalen",
    again: "Probeer opnieuw",
    shop: "Terug naar de winkel",
    deliverTo: "Bezorging bij",
    erased: "Je naam en adres zijn op jouw verzoek gewist. Wat er besteld en betaald is, blijft staan.",
    summary: "Wat je hebt besteld",
    limited: "De details van deze bestelling zie je via de link in je bevestigingsmail.",
    privacy: "Bekijk en bepaal wat er van je bewaard wordt",
    next: (supplier) => `${supplier} stuurt dit pakket en schrijft je als het vertrekt.`,
  },
  noShop: {
    unknown: {
      title: "Op dit adres is geen winkel open",
      text: "De winkel is misschien verhuisd of gesloten, of er staat een tikfout in het adres.",
      wayOut:
        "Hier iets gekocht? Je bestelling blijft bij de bedrijven die het verkochten: in je bevestigingsmail staat hoe je ze bereikt.",
    },
    not_open_yet: { title: "Deze winkel is nog niet open", text: "Er wordt aan gewerkt. Kom later nog eens terug." },
    closed_for_now: {
      title: "Deze winkel is tijdelijk gesloten",
      text: "Je kunt nu niets bestellen. Wat besteld is, wordt gewoon verstuurd.",
      wayOut:
        "Hier iets gekocht? Je bestelling blijft bij de bedrijven die het verkochten: in je bevestigingsmail staat hoe je ze bereikt.",
    },
    closed: {
      title: "Deze winkel is gesloten",
      text: "Er wordt hier niets meer verkocht.",
      wayOut:
        "Hier iets gekocht? Je bestelling blijft bij de bedrijven die het verkochten: in je bevestigingsmail staat hoe je ze bereikt.",
    },
  },
  problem: {
    page_not_found: {
      title: "Deze pagina bestaat niet",
      text: "De link is misschien oud, of er ontbreekt een letter.",
    },
    product_not_found: {
      title: "Dit product is hier niet meer te koop",
      text: "Misschien is het uit het schap gehaald. Er is meer in de winkel.",
    },
    order_not_found: {
      title: "We vinden deze bestelling niet",
      text: "Kijk in de link van je bevestigingsmail, of in de winkel waar je kocht.",
    },
    bad_request: {
      title: "Dat kwam niet goed door",
      text: "Er klopte iets niet aan het verzoek. Ga terug en probeer het opnieuw.",
    },
    foreign_form: {
      title: "Voor je veiligheid hebben we dit gestopt",
      text: "Het formulier kwam van een andere site, of je browser verborg waar het vandaan kwam. Open de winkel en probeer het opnieuw.",
    },
    too_large: { title: "Dat was te veel tegelijk", text: "Stuur minder, of begin opnieuw vanuit de winkel." },
    throttled: {
      title: "Iets rustiger, alsjeblieft",
      text: "Er kwamen veel verzoeken in korte tijd. Wacht een minuut en probeer het opnieuw.",
    },
    unavailable: {
      title: "Dat lukt nu even niet",
      text: "Een deel van de winkel is niet bereikbaar. Er is niets betaald. Probeer het over een minuut opnieuw.",
    },
    failed: {
      title: "Er ging bij ons iets stuk",
      text: "Het ligt niet aan jou en er is niets dubbel betaald. We weten ervan. Probeer het over een minuut opnieuw.",
    },
    shop: "Naar de winkel",
    cart: "Open je winkelmand",
    reference: "Kenmerk",
  },
};
