import { newRelic } from "../support/parity/new-relic/vendor";
import { describeVerdicts } from "../support/parity/describe-verdicts";

describeVerdicts(newRelic, "summary");
