import { resolveProgram } from "../../../toolchain";
import { run } from "../../../toolchain/run";

/** A shape of AWS's own model of an API. */
interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

/** The model of one service, as botocore carries it. */
export interface ApiModel {
  /** What is wrong with a value, field by field; nothing where the API takes it. */
  readonly problems: (shape: string, value: unknown) => readonly string[];
}

const PRINT =
  "import json, sys, botocore.loaders as it; print(json.dumps(it.Loader().load_service_model(sys.argv[1], 'service-2')['shapes']))";

/** Reads the model of a service from botocore, which comes with moto. */
export async function apiModel(service: string): Promise<ApiModel> {
  const { ok, output } = await run(await resolveProgram("moto-python"), ["-c", PRINT, service], { env: process.env });
  if (!ok) throw new Error(output);
  const shapes = JSON.parse(output) as Readonly<Record<string, Shape>>;
  return { problems: (shape, value) => check(shapes, shape, value, shape) };
}

type Shapes = Readonly<Record<string, Shape>>;

function check(shapes: Shapes, name: string, value: unknown, path: string): readonly string[] {
  const shape = shapes[name];
  if (shape === undefined) return [`${path}: the model has no shape ${name}`];
  switch (shape.type) {
    case "structure":
      return isMap(value) ? ofStructure(shapes, shape, value, path) : [`${path} is not a structure`];
    case "list":
      if (!Array.isArray(value)) return [`${path} is not a list`];
      return [...within(shape, value.length, path), ...value.flatMap((it, at) => check(shapes, shape.member!.shape, it, `${path}[${at}]`))];
    case "map":
      return isMap(value)
        ? Object.entries(value).flatMap(([key, it]) => check(shapes, shape.value!.shape, it, `${path}.${key}`))
        : [`${path} is not a map`];
    case "string":
      return typeof value === "string" ? ofText(shape, value, path) : [`${path} is not a text`];
    case "boolean":
      return typeof value === "boolean" ? [] : [`${path} is not a boolean`];
    default:
      return typeof value === "number" ? within(shape, value, path) : [`${path} is not a number`];
  }
}

function ofStructure(
  shapes: Shapes,
  { members = {}, required = [] }: Shape,
  value: Readonly<Record<string, unknown>>,
  path: string,
): readonly string[] {
  return [
    ...required.filter((it) => value[it] === undefined).map((it) => `${path}.${it} is missing`),
    ...Object.entries(value).flatMap(([key, it]) => {
      const member = members[key];
      return member === undefined ? [`${path} has no field ${key}`] : check(shapes, member.shape, it, `${path}.${key}`);
    }),
  ];
}

function ofText(shape: Shape, value: string, path: string): readonly string[] {
  if (shape.enum !== undefined && !shape.enum.includes(value)) return [`${path}: ${value} is not one of ${shape.enum.join(", ")}`];
  if (shape.pattern !== undefined && !new RegExp(shape.pattern, "u").test(value))
    return [`${path}: ${value} does not match ${shape.pattern}`];
  return within(shape, value.length, path);
}

const within = ({ min = -Infinity, max = Infinity }: Shape, size: number, path: string): readonly string[] =>
  size < min || size > max ? [`${path}: ${size} is not between ${min} and ${max}`] : [];

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
