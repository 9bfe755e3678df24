# What pint must not complain of, and why.
parser {
  schema = "prometheus"
}

checks {
  disabled = [
    # Records and alerts are groups of their own on purpose: an alert reads a record that is at most one interval old, and the bound of the
    # time from fault to notification counts that interval.
    "rule/dependency",
    # Hourly records are read through ranges of two hours and more, never as instant values.
    "group/interval",
    # The labels that group_left copies come from the left side of the `or`; its right side is for instances that nobody configured.
    "promql/impossible",
  ]
}

rule {
  match {
    name = "Aura(Fleet|Project)Heartbeat"
  }

  # It must stop at once, and a heartbeat that is missed after a restart of Prometheus is a true one.
  disable = ["promql/fragile"]
}

rule {
  match {
    name = "AuraPrometheusRules(Failing|Late)"
  }

  # Prometheus puts the file and the group into one label; there is no smaller one.
  disable = ["promql/regexp"]
}
