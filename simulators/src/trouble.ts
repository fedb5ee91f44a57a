/** Something the person at the command line can put right: a sentence that names the remedy. */
export class Trouble extends Error {}
