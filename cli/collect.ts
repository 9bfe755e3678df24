/** Reads an option that may be repeated: commander hands over what was given before. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
