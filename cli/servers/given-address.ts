import { parseAddress } from "../../stacks/values/address";
import { WrongUsage } from "../inventory/wrong-usage";

/** Reads the address in an option. @throws WrongUsage, which never repeats what was given: a password may stand in it */
export const givenAddress =
  (option: "--prometheus" | "--alertmanager") =>
  (text: string): string => {
    const address = parseAddress(text);
    if ("value" in address) return address.value;
    throw new WrongUsage([
      address.problem.includes("password")
        ? `${option} holds a user or password, and others on this machine can read arguments → put them into a file, ${option}-http-config <file>, and replace the password`
        : `${option} ${address.problem} → write it whole, as http://127.0.0.1:9090`,
    ]);
  };
