/** English texts of the storefront, and the shape that every other language fills. */
export const en = {
  language: "en",
  skip: "Skip to content",
  header: {
    home: (shop: string) => `${shop}, home`,
    cart: "Cart",
    cartCount: (count: number) => (count === 1 ? "1 item" : `${count} items`),
    search: "Search",
    searchLabel: (shop: string) => `Search ${shop}`,
    searchHint: "What are you looking for?",
  },
  footer: {
    heading: "How this shop works",
    promise: (partner: string) =>
      `${partner} brings you goods that other companies make and sell. Each product says who sells it: that company is your seller, sends your order and looks after you.`,
    promiseDirect: (partner: string) => `You buy straight from ${partner}, who makes, sells and sends everything here.`,
    data: "Your details go to the companies you buy from, and to nobody else unless you say so.",
    delivery: "Prices include tax. You see the total before you pay.",
    by: "Runs on Tandem",
    privacy: "Your data: who holds it, and why",
  },
  seller: {
    soldBy: "Sold by",
    through: "through",
    directly: "directly",
    sentence: ({ supplierName, partnerName, direct }: SellerNames) =>
      direct ? `Sold by ${supplierName}, directly` : `Sold by ${supplierName} through ${partnerName}`,
    heading: "Who you buy from",
    explain: ({ supplierName, partnerName, direct }: SellerNames) =>
      direct
        ? `${supplierName} runs this shop. Your contract, your delivery and your questions are between the two of you.`
        : `${supplierName} is your seller: it holds the goods, sends your order and handles returns. ${partnerName} chose it for this shop and earns a commission when you buy.`,
    explainData: ({ supplierName }: SellerNames) =>
      `${supplierName} receives your details to deliver. The checkout shows exactly who gets what.`,
  },
  stock: { in_stock: "In stock", low: "Only a few left", sold_out: "Sold out" },
  price: { from: "From", was: "Former price", now: "Price now" },
  list: {
    title: "All products",
    products: "Products",
    results: (query: string) => `Results for “${query}”`,
    count: (count: number, more: boolean) =>
      more ? `The first ${count}` : count === 1 ? "1 product" : `${count} products`,
    empty: "The shelves are being filled",
    emptyHint: "There is nothing for sale here yet. Please come back soon.",
    noResults: (query: string) => `Nothing found for “${query}”`,
    noResultsHint: "Try a single word, or fewer of them: “pot” instead of “small blue clay pot”.",
    seeAll: "See all products",
    next: "Next page",
    first: "Back to the first page",
    pages: "Pages",
  },
  product: {
    back: "All products",
    pictures: (title: string) => `Pictures of ${title}`,
    choose: "Choose one",
    chooseOption: "Please choose",
    price: "Price",
    quantity: "Quantity",
    add: "Add to cart",
    soldOut: "This product is sold out at the moment. It may be back soon.",
    about: "About this product",
    review: (partner: string) => `What ${partner} says`,
    taxIncluded: "Tax included",
    problem: {
      choose_variant: "Choose one of the options before you add it to your cart.",
      quantity: "That quantity isn't possible. Choose a number in the range shown.",
      sold_out: "This one has just sold out. Choose another, or have a look around the shop.",
      cart_full: "Your cart is full. Check out first, or remove something from it.",
    },
  },
  cart: {
    title: "Your cart",
    empty: "Your cart is empty",
    emptyHint: "When you find something you like, add it and it will wait for you here.",
    browse: "Start shopping",
    keep: "Keep shopping",
    itemsOf: (supplier: string) => `Items sold by ${supplier}`,
    quantityOf: (title: string) => `Quantity of ${title}`,
    update: "Update",
    updateOf: (title: string) => `Update the quantity of ${title}`,
    remove: "Remove",
    removeOf: (title: string) => `Remove ${title}`,
    each: (price: string) => `${price} each`,
    subtotal: (supplier: string) => `Subtotal ${supplier}`,
    summary: "Summary",
    total: "Total",
    tax: "Including tax",
    checkout: "Go to checkout",
    sellers: (count: number) =>
      count === 1 ? "One seller, one payment." : `${count} sellers, one payment. Each seller sends its own parcel.`,
    soldOut: "Sold out. Remove it to go on.",
    blocked: "Remove what is sold out, then you can check out with the rest.",
    gone: "Not sold here any more",
    goneHint: "No part of your order or its total. The rest of your cart is as you left it.",
    unnamed: "An article that has left the shop",
    problem: {
      quantity: "That quantity isn't possible, so nothing was changed.",
    },
  },
  checkout: {
    title: "Checkout",
    guest: "You check out as a guest: no account, no password.",
    back: "Back to your cart",
    contact: "Contact",
    delivery: "Delivery address",
    optional: "(optional)",
    labels: {
      email: "E-mail address",
      name: "Full name",
      line1: "Street and house number",
      line2: "Flat, floor or company",
      postalCode: "Postal code",
      city: "Town or city",
      country: "Country",
    },
    hints: {
      email: "For your order confirmation.",
    },
    arrangement: (title: string) => `What was agreed: ${title}`,
    consentHeading: "Your choice",
    consent: (partner: string) =>
      `You decide for each seller, and your order doesn't depend on it. You can take a yes back at any time, on the privacy page of ${partner}'s shop.`,
    consentFor: (suppliers: string) => `This concerns what you buy from ${suppliers}.`,
    whoGetsWhat: "Who gets your details",
    supplierGets: (supplier: string) =>
      `${supplier} gets your contact details, your address and this part of your order.`,
    partnerSees: {
      none: (partner: string) => `${partner} learns that something was sold, and nothing about you.`,
      pseudonymous: (partner: string) => `${partner} sees a customer number instead of your name, and what was sold.`,
      contact: (partner: string) => `${partner} sees your name and e-mail address only if you agree below.`,
      full: (partner: string) => `${partner} sees your name, contact and delivery details only if you agree below.`,
    },
    direct: "Nobody else gets your details.",
    summary: "Your order",
    pay: (price: string) => `Pay ${price}`,
    payHint: "You pay on the page of the payment provider, and come back here.",
    problemTitle: "There is a problem",
    errorPrefix: "Problem: ",
    errors: {
      email: { required: "Enter your e-mail address", invalid: "Enter an e-mail address like name@example.com" },
      name: { required: "Enter your full name", invalid: "Enter your name as on your letter box" },
      line1: { required: "Enter your street and house number", invalid: "Enter a street and house number" },
      line2: { required: "Enter the second line of your address", invalid: "Enter a valid second address line" },
      postalCode: { required: "Enter your postal code", invalid: "Enter a postal code such as 1011 AB" },
      city: { required: "Enter your town or city", invalid: "Enter a town or city" },
      country: { required: "Choose your country", invalid: "Choose a country from the list" },
    },
    tooLong: (label: string) => `${label} is too long`,
    notice: {
      price_changed: (seen: string, now: string) =>
        `The total changed from ${seen} to ${now} since you last saw it. Nothing was paid. Check the order and pay if you agree.`,
      sold_out: (titles: string) =>
        `Somebody was faster: ${titles} sold out, or there are fewer left than you asked for. Nothing was paid.`,
      gone: "Not sold here any more, and no part of this order:",
      goneRest: (now: string) =>
        `Nothing was paid. The rest of your order is as you left it and comes to ${now}: pay if you agree.`,
      soldOutWay: "Change your cart",
      notice_changed:
        "What is asked about your details has changed since this page was opened. Read it again and send it once more. Nothing was paid.",
      form_expired: "This page was open for a while. Look it over and send it again. Nothing was paid.",
      already_sent:
        "You sent this form before, with other details, and an order is waiting for its payment. Pay that one, or send this as a new order.",
      alreadySentWay: "Open the waiting order",
    },
  },
  order: {
    number: "Order number",
    awaiting_payment: {
      title: "Waiting for your payment",
      text: "We are waiting for word from the payment provider. This page updates itself; you may also close it, we will write to you.",
    },
    placed: {
      title: "Thank you for your order",
      text: (email: string) => `It is paid and on its way to the sellers. A confirmation goes to ${email}.`,
      textShort: "It is paid and on its way to the sellers.",
    },
    released: {
      title: "The payment did not go through",
      text: "Nothing was bought, and the goods are back on the shelf. Should money have left your account after all, it comes back in full.",
    },
    unreachable:
      "We can't reach the payment provider right now. Nothing was paid, and we keep the goods for you for a while. Please try again in a minute.",
    check: "Check again",
    still: "Stop updating this page",
    pay: "Continue to payment",
    again: "Try again",
    shop: "Back to the shop",
    deliverTo: "Delivery to",
    erased: "Your name and address were erased at your wish. What was ordered and paid stays.",
    summary: "What you ordered",
    limited: "The details of this order are shown through the link in your confirmation mail.",
    privacy: "See and decide what is held about you",
    next: (supplier: string) => `${supplier} will send this parcel and write to you when it leaves.`,
  },
  noShop: {
    unknown: {
      title: "There is no open shop at this address",
      text: "The shop may have moved or closed, or there is a typing error in the address.",
      wayOut:
        "Bought something here? Your order stays with the companies that sold it: see your confirmation mail for how to reach them.",
    },
    not_open_yet: { title: "This shop isn't open yet", text: "It is being prepared. Please come back later." },
    closed_for_now: {
      title: "This shop is closed for now",
      text: "It doesn't take orders at the moment. Orders that were placed are sent as promised.",
      wayOut:
        "Bought something here? Your order stays with the companies that sold it: see your confirmation mail for how to reach them.",
    },
    closed: {
      title: "This shop has closed",
      text: "It doesn't sell anything any more.",
      wayOut:
        "Bought something here? Your order stays with the companies that sold it: see your confirmation mail for how to reach them.",
    },
  },
  problem: {
    page_not_found: { title: "This page doesn't exist", text: "The link may be old, or a letter went missing." },
    product_not_found: {
      title: "This product isn't sold here any more",
      text: "It may have been taken off the shelf. There is more in the shop.",
    },
    order_not_found: {
      title: "We can't find this order",
      text: "Check the link in your confirmation mail, or look in the shop where you bought it.",
    },
    bad_request: {
      title: "That didn't come through properly",
      text: "Something in the request wasn't right. Go back and try again.",
    },
    foreign_form: {
      title: "For your safety, we stopped that",
      text: "The form was sent from another site, or your browser hid where it came from. Open the shop and try again.",
    },
    too_large: { title: "That was too much at once", text: "Send less, or start again from the shop." },
    throttled: {
      title: "A little slower, please",
      text: "There were many requests in a short time. Wait a minute and try again.",
    },
    unavailable: {
      title: "We can't do that right now",
      text: "Part of the shop is out of reach. Nothing was paid. Try again in a minute.",
    },
    failed: {
      title: "Something broke on our side",
      text: "It isn't your fault, and nothing was paid twice. We have been told. Try again in a minute.",
    },
    shop: "Go to the shop",
    cart: "Open your cart",
    reference: "Reference",
  },
};

type SellerNames = { readonly supplierName: string; readonly partnerName: string; readonly direct: boolean };

export type Messages = typeof en;
