/** The broker cannot be opened, as a sentence with the way out. */
export class BrokerRefused extends Error {}
