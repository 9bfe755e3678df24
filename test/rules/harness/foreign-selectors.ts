import type { Rule } from "../../../compilers/prometheus/rule";

/** What a server says of itself is told apart by its job; everything else that is read belongs to a stack. */
const OF_SERVER = /^(prometheus|alertmanager)_/;

/** The selectors of a rule that would read another stack's series, too. */
export const foreignSelectors = ({ expr }: Rule, stack: string): readonly string[] =>
  [...expr.matchAll(/([\w:]*)\{([^{}]*)\}/g)]
    .filter(([, name, matchers]) => !OF_SERVER.test(name!) && !matchers!.split(",").includes(`aura_stack="${stack}"`))
    .map(([selector]) => selector);
