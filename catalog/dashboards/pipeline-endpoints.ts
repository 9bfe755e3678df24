import { endpointDown, endpointNotScraped, endpointRefuses, scrapeFlapping } from "../alerts/availability";
import { sampleLimitNear, scrapeSlow } from "../alerts/availability-limits";
import { guarded, highestSix, lines, lowestSix, lowestTwenty, samples, scrape, section, shown, states, table } from "../model";
import { OF_ENDPOINT } from "./legends";

/** What Prometheus notes when it asks Aura. */
export const endpoints = section(100, "Aura's metrics endpoints", [
  states(101, "Scrapes", {
    targets: [shown(OF_ENDPOINT, lowestTwenty(endpointDown.when.signal))],
    alerts: [endpointDown, endpointRefuses],
    means:
      "Whether each scrape succeeded, by endpoint: a project, or an instance that is read by itself. Of more than twenty, those that fail now.",
    normal: "Yes, always.",
    act: "No: `npm run check` says which of token, role, network and endpoint it is.",
  }),
  table(102, "Endpoints that nobody scrapes", {
    targets: [shown("Missing", guarded(endpointNotScraped))],
    alerts: [endpointNotScraped],
    width: 12,
    height: 8,
    empty: "Every endpoint of the stack file is scraped.",
    means: "Endpoints of the stack file for which Prometheus has no target.",
    normal: "Empty.",
    act: "Prometheus has not loaded the scrape job: see its configuration below.",
  }),
  lines(103, "Answer time, as a share of the timeout, the six slowest", {
    targets: [shown(OF_ENDPOINT, highestSix(scrapeSlow.when.signal))],
    alerts: [scrapeSlow],
    width: 12,
    min: 0,
    means: "Mean duration of scrapes over ten minutes, measured against the timeout.",
    normal: "A few percent: half a second of 30.",
    act: "Near the line: read instances by themselves (`endpoints: instances`).",
  }),
  lines(104, "Successful scrapes, the six with fewest", {
    targets: [shown(OF_ENDPOINT, lowestSix(scrapeFlapping.when.signal))],
    alerts: [scrapeFlapping],
    width: 12,
    min: 0,
    max: 1,
    means: "Share of the scrapes of half an hour that succeeded.",
    normal: "100 %.",
    act: "Between: timeouts or rate limits; the answer time and the request count tell.",
  }),
  lines(105, "Samples, as a share of the limit, the six fullest", {
    targets: [shown(OF_ENDPOINT, highestSix(sampleLimitNear.when.signal))],
    alerts: [sampleLimitNear],
    width: 12,
    min: 0,
    means: "Samples of a scrape, measured against the job's sample limit. Beyond it the whole scrape is refused.",
    normal: "About a third.",
    act: "Rising: the fleet has grown past the stack file; add the new instances.",
  }),
  lines(106, "Requests to Aura in an hour, the six with most", {
    targets: [shown(OF_ENDPOINT, highestSix(samples(scrape("up", "boolean"), "1h")))],
    width: 12,
    min: 0,
    means: "Scrapes of the last hour, by endpoint; Aura plans to bill what is read.",
    normal: "60 at one a minute.",
    act: "Twice as many: two servers scrape the same endpoint.",
  }),
]);
