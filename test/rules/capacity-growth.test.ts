import { tryAlerts } from "./harness/try-alerts";

tryAlerts("capacity-growth");
