package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import org.jspecify.annotations.Nullable;

/** The integration key against the pairs (KEY-2, KEY-4, KEY-9, LKP-9). */
final class KeyCheck {
  private KeyCheck() {}

  static void check(LegScope scope, @Nullable IntegrationKey key, Issues issues) {
    if (!scope.dataverseKnown()) {
      return;
    }
    if (key == null) {
      issues.add(
          IssueCode.DIPV1003,
          Severity.ERROR,
          "table " + scope.dataverse().name() + " has no alternate key",
          "define one, or give the compiler an integration key");
      return;
    }
    for (String column : KeyRules.missing(scope, key, pair -> true)) {
      missing(scope, key, column, issues);
    }
    if (scope.isBidirectional()) {
      bothWays(scope, key, issues);
    }
    boolean noFinanceKey =
        scope.travels(Direction.TO_FINANCE)
            && scope.financeKnown()
            && KeyRules.financeSlots(scope, key).isEmpty();
    if (noFinanceKey) {
      issues.add(
          IssueCode.TDM4015,
          Severity.WARNING,
          "no key of %s is mapped to finance, neither its own %s nor the integration key %s"
              .formatted(scope.finance().name(), scope.finance().keys(), key),
          "map the key fields towards finance; rows come out without a key otherwise");
    }
  }

  private static void missing(LegScope scope, IntegrationKey key, String column, Issues issues) {
    int slot = scope.dataverse().slotOf(column);
    boolean lookup = slot >= 0 && scope.dataverse().column(slot).type() instanceof FieldType.Lookup;
    issues.add(
        lookup ? IssueCode.DIPV1015 : IssueCode.DIPV1014,
        Severity.ERROR,
        "%s of the integration key %s is not mapped".formatted(column, key),
        lookup ? "map a key column behind it" : "map it");
  }

  private static void bothWays(LegScope scope, IntegrationKey key, Issues issues) {
    for (String column : key.columns()) {
      Pair any = KeyRules.carrier(scope, column, pair -> true);
      Pair both =
          KeyRules.carrier(scope, column, pair -> pair.mapping().direction() == SyncDirection.BOTH);
      if (!KeyRules.isCompany(scope, column) && any != null && both == null) {
        issues.add(
            any,
            IssueCode.DIPV1004,
            Severity.ERROR,
            "key column %s does not travel both ways in a bidirectional map".formatted(column),
            "make the pair bidirectional");
      }
    }
  }
}
