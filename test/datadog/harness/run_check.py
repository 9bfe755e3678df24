"""Runs Datadog's own OpenMetrics check as an Agent would, and prints what it submits.

Reads one JSON document a line: first {"instances", "secrets"}, then {} for each run. Answers each run with one line.
"""

import json
import re
import sys

from datadog_checks.base import OpenMetricsBaseCheckV2
from datadog_checks.base.stubs import aggregator

KINDS = {0: "gauge", 1: "rate", 2: "count", 3: "monotonic_count"}


def resolved(value, secrets):
    """What the secret backend of an Agent makes of a configuration: a handle is a whole value."""
    if isinstance(value, dict):
        return {key: resolved(each, secrets) for key, each in value.items()}
    if isinstance(value, list):
        return [resolved(each, secrets) for each in value]
    handle = re.fullmatch(r"ENC\[(.+)\]", value) if isinstance(value, str) else None
    return secrets[handle.group(1)] if handle else value


def submitted():
    metrics = [
        {"name": each.name, "type": KINDS.get(each.type, each.type), "value": each.value, "tags": each.tags, "hostname": each.hostname}
        for name in aggregator.metric_names
        for each in aggregator.metrics(name)
    ]
    checks = [
        {"name": each.name, "status": each.status, "tags": each.tags, "message": each.message}
        for name in aggregator.service_check_names
        for each in aggregator.service_checks(name)
    ]
    return {"metrics": metrics, "serviceChecks": checks}


def main():
    given = json.loads(sys.stdin.readline())
    instances = resolved(given["instances"], given["secrets"])
    checks = [OpenMetricsBaseCheckV2("openmetrics", {}, [each]) for each in instances]
    for _line in sys.stdin:
        aggregator.reset()
        errors = [json.loads(answer)[0]["message"] for answer in (check.run() for check in checks) if answer]
        print(json.dumps({**submitted(), "errors": errors}), flush=True)


main()
