/** Thrown when a language has no word for a signal, or lacks something that the stack does not provide. Becomes a gap of that one alert. */
export class Unsupported extends Error {}
