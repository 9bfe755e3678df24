import { datadog } from "../support/parity/datadog/vendor";
import { describeVerdicts } from "../support/parity/describe-verdicts";

describeVerdicts(datadog, "summary", ({ feedsBaselines }) => feedsBaselines !== true);
