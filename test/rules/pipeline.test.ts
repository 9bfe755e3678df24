import { tryAlerts } from "./harness/try-alerts";

tryAlerts("pipeline");
