package dev.tandem.projectops.ledger;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import java.util.Comparator;
import java.util.List;

/**
 * The profile rules of a legal entity, in order. The most granular one that matches wins, the first
 * among equals (ACC-1). Immutable and safe for any thread.
 *
 * @param rules the rules
 */
public record ProfileRules(List<ProfileRule> rules) {
  /** Copies the list. */
  public ProfileRules {
    rules = List.copyOf(rules);
  }

  /** The profile for this method and scope; ERR-19 when no rule matches. */
  public RevenueProfile find(BillingMethod method, ProfileRule.Scope scope) {
    List<ProfileRule> matching =
        rules.stream().filter(rule -> rule.matches(method, scope)).toList();
    int finest = matching.stream().mapToInt(ProfileRule::granularity).max().orElse(0);
    return matching.stream()
        .filter(rule -> rule.granularity() == finest)
        .min(Comparator.comparingInt(matching::indexOf))
        .map(ProfileRule::profile)
        .orElseThrow(
            () ->
                new FaultException(
                    FaultCode.ERR_19, scope.toString(), "no rule for " + method + " matches"));
  }
}
