/** A connection as a server knows it: the number that its host gave it. */
export type ConnectionRef = number;
