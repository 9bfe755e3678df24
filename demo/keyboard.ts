import type { ReadStream } from "node:tty";
import type { Keyboard } from "./stay";

/** Single keys of a terminal. @param onQuit told of q and Ctrl-C, which is a key like others in this mode */
export const keyboardOf = (input: ReadStream, onQuit: (key: "q" | "SIGINT") => void): Keyboard => ({
  onKey: (told) => {
    const read = (data: Buffer): void => {
      for (const key of data.toString("utf8")) {
        if (key === "q") onQuit("q");
        else if (key === "\u0003") onQuit("SIGINT");
        else told(key);
      }
    };
    input.setRawMode(true);
    input.resume();
    input.on("data", read);
    return () => {
      input.off("data", read);
      input.setRawMode(false);
      input.pause();
    };
  },
});
