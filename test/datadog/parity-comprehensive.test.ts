import { datadog } from "../support/parity/datadog/vendor";
import { describeVerdicts } from "../support/parity/describe-verdicts";

describeVerdicts(datadog, "comprehensive", ({ feedsBaselines }) => feedsBaselines !== true);
