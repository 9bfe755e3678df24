/** A value at one period; undefined where there is none. */
export type Value = number | undefined;
type Env = Readonly<Record<string, Value>>;

const TOKEN = /\s*(\d+(?:\.\d+)?|[A-Za-z]\w*|[()[\],<>+*/-])/y;

/**
 * Evaluates metric math at one period: numbers, ids, `+ - * /`, brackets, `IF(a < b, x, y)`, `FILL(id, n)`, `ABS(x)`, `MAX([x, …])`. What is
 * missing makes everything missing, but for FILL ("Using metric math": https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html).
 *
 * @throws Error at anything else
 */
export function evaluateMath(text: string, env: Env): Value {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (wanted?: string): string => {
    const token = tokens[at++];
    if (token === undefined || (wanted !== undefined && token !== wanted))
      throw new Error(`${text}: expected ${wanted ?? "more"}, found ${token ?? "the end"}`);
    return token;
  };
  const binary = (operators: readonly string[], operand: () => Value): Value => {
    let left = operand();
    while (operators.includes(tokens[at] ?? "")) left = apply(take(), left, operand());
    return left;
  };
  const product = (): Value => binary(["*", "/"], atom);
  const sum = (): Value => binary(["+", "-"], product);
  const compared = (): Value => binary(["<", ">"], sum);
  function atom(): Value {
    const token = take();
    if (token === "(") {
      const value = compared();
      take(")");
      return value;
    }
    if (/^\d/.test(token)) return Number(token);
    if (token in FUNCTIONS) return FUNCTIONS[token]!(list(token));
    if (/^m\d+$/.test(token) && token in env) return env[token];
    throw new Error(`${text}: ${token} is not known`);
  }
  function list(name: string): readonly Value[] {
    const [open, close] = name === "MAX" ? ["[", "]"] : ["", ""];
    take("(");
    if (open !== "") take(open);
    const values = [compared()];
    while (tokens[at] === ",") {
      take(",");
      values.push(compared());
    }
    if (close !== "") take(close);
    take(")");
    return values;
  }
  const value = compared();
  if (at !== tokens.length) throw new Error(`${text}: ${tokens[at]} is left over`);
  return value;
}

const known = (values: readonly Value[]): values is readonly number[] => values.every((it) => it !== undefined);

const FUNCTIONS: Readonly<Record<string, (values: readonly Value[]) => Value>> = {
  IF: ([condition, yes, no]) => (condition === undefined ? undefined : condition !== 0 ? yes : no),
  FILL: ([value, filling]) => value ?? filling,
  ABS: (values) => (known(values) ? Math.abs(values[0]!) : undefined),
  MAX: (values) => (known(values) ? Math.max(...values) : undefined),
};

function apply(operator: string, left: Value, right: Value): Value {
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? undefined : left / right;
    case "<":
      return left < right ? 1 : 0;
    default:
      return left > right ? 1 : 0;
  }
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`${text}: not metric math from ${text.slice(from)}`);
    tokens.push(match[1]!);
  }
  return tokens;
}
