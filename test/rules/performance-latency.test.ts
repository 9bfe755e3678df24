import { tryAlerts } from "./harness/try-alerts";

tryAlerts("performance-latency");
