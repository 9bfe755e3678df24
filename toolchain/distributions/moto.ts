import { distribution } from "../program";

/**
 * Python with moto, a stand-in of AWS's API that others wrote (`-m moto.server`), and with botocore's model of that API. Only tests need it.
 */
export const moto = distribution({
  name: "moto",
  version: "5.2.5",
  minimum: "5.2.5",
  programs: [{ name: "moto-python", versionArgs: ["-c", "import importlib.metadata as it; print(it.version('moto'))"] }],
  python: {
    wrapper: "moto",
    from: "moto 5.2.5",
    programs: { "moto-python": [] },
  },
  install: "install Python 3.11 or newer with its venv module, and run this again",
});
