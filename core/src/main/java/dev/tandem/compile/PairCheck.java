package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.map.LookupPath;
import dev.tandem.map.SyncDirection;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.Requirement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each pair for itself, and pairs that get in each other's way (MAP-18, MAP-19, VAL-1, VAL-3). */
final class PairCheck {
  private PairCheck() {}

  static void check(LegScope scope, Issues issues) {
    for (Pair pair : scope.pairs()) {
      direction(pair, issues);
      ends(scope, pair, issues);
      readOnly(scope, pair, issues);
    }
    twice(scope, issues);
    for (Direction direction : Direction.values()) {
      sameTarget(scope, direction, issues);
    }
    sameSource(scope, issues);
  }

  private static void direction(Pair pair, Issues issues) {
    if (pair.mapping().direction() == SyncDirection.UNKNOWN) {
      issues.add(
          pair,
          IssueCode.TDM4002,
          Severity.ERROR,
          "the sync direction is none of 1, 2 and 3",
          "use 1 for finance to Dataverse, 2 for Dataverse to finance, 3 for both");
    }
  }

  private static void ends(LegScope scope, Pair pair, Issues issues) {
    boolean noFinance = pair.mapping().sourceField().isBlank();
    boolean noDataverse = pair.mapping().destinationField().isBlank();
    boolean hasDefault = pair.defaultValue() != null;
    if (noFinance && !(hasDefault && pair.travels(Direction.TO_DATAVERSE) && !noDataverse)) {
      emptyEnd(pair, IssueCode.DIPV1021, "finance", pair.dataverse(), issues);
    } else if (noDataverse && !(hasDefault && pair.travels(Direction.TO_FINANCE))) {
      emptyEnd(pair, IssueCode.DIPV1024, "Dataverse", pair.finance(), issues);
    }
    if (!noFinance && pair.financeSlot() < 0) {
      issues.add(
          pair,
          IssueCode.DIPV1022,
          Severity.ERROR,
          "entity %s has no field %s"
              .formatted(scope.finance().name(), pair.mapping().sourceField()),
          "refresh the entity, or correct the name");
    }
    if (!noDataverse && pair.path() == null) {
      issues.add(
          pair,
          IssueCode.TDM4004,
          Severity.ERROR,
          "the lookup path is not formed like column, lookup.key or lookup.Target(key)",
          "name the key column behind the lookup");
    } else if (pair.path() != null && pair.dataverseSlot() < 0) {
      issues.add(
          pair,
          IssueCode.DIPV1025,
          Severity.ERROR,
          "table %s has no column %s".formatted(scope.dataverse().name(), pair.path().column()),
          "refresh the table, or correct the name");
    }
  }

  private static void emptyEnd(
      Pair pair, IssueCode code, String side, @Nullable ColumnSchema other, Issues issues) {
    boolean mandatory = other != null && other.requirement() == Requirement.REQUIRED;
    issues.add(
        pair,
        mandatory ? IssueCode.DIPV1031 : code,
        Severity.ERROR,
        "the %s field is empty and no default stands in its place".formatted(side),
        "name the field, or add a default with the direction towards the named field");
  }

  private static void readOnly(LegScope scope, Pair pair, Issues issues) {
    ColumnSchema finance = pair.finance();
    int slot = pair.dataverseSlot();
    ColumnSchema dataverse = slot < 0 ? null : scope.dataverse().column(slot);
    boolean refused =
        (finance != null && finance.readOnly() && pair.travels(Direction.TO_FINANCE))
            || (dataverse != null && dataverse.readOnly() && pair.travels(Direction.TO_DATAVERSE));
    if (refused) {
      issues.add(
          pair,
          IssueCode.DIPV1011,
          Severity.ERROR,
          "the target field is read-only",
          "turn the direction round, or take the pair out");
    }
  }

  private static void twice(LegScope scope, Issues issues) {
    Set<String> seen = new HashSet<>();
    for (Pair pair : scope.pairs()) {
      String ends = lower(pair.mapping().sourceField()) + '\n' + lower(destination(pair));
      if (!seen.add(ends)) {
        issues.add(
            pair,
            IssueCode.DIPV1029,
            Severity.ERROR,
            "the same pair stands in the map twice",
            "take one out");
      }
    }
  }

  private static void sameTarget(LegScope scope, Direction direction, Issues issues) {
    Map<String, Pair> seen = new HashMap<>();
    Map<String, Pair> columns = new HashMap<>();
    for (Pair pair : scope.pairs()) {
      boolean toFinance = direction == Direction.TO_FINANCE;
      String target = toFinance ? lower(pair.mapping().sourceField()) : dataverseTarget(pair);
      if (pair.travels(direction) && !target.isEmpty()) {
        Pair before = seen.putIfAbsent(target, pair);
        before = before != null || toFinance ? before : sameColumn(columns, pair);
        boolean shared = toFinance && before != null && mayShareSource(before, pair);
        boolean clash = before != null && !shared && !isPair(before, pair);
        if (clash && before != null) {
          issues.add(
              pair,
              IssueCode.DIPV1026,
              Severity.ERROR,
              "%s is fed twice %s, first by pair %d".formatted(target, direction, before.number()),
              "leave one of them");
        }
      }
    }
  }

  /** Paths through one lookup name its key together; any other end takes the whole column. */
  private static String dataverseTarget(Pair pair) {
    LookupPath path = pair.path();
    if (path == null) {
      return lower(destination(pair));
    }
    return lower(isWhole(path) ? path.column() : path.column() + "." + path.remainder());
  }

  private static boolean isWhole(LookupPath path) {
    return path.isPlain() || path.isPolymorphic();
  }

  /** A pair before that writes the whole column, or any before when this one does. */
  private static @Nullable Pair sameColumn(Map<String, Pair> columns, Pair pair) {
    LookupPath path = pair.path();
    Pair before = path == null ? null : columns.putIfAbsent(lower(path.column()), pair);
    boolean whole =
        before != null
            && before.path() != null
            && path != null
            && (isWhole(path) || isWhole(before.path()));
    return whole ? before : null;
  }

  /** The very same pair is reported as DIPV1029 only. */
  private static boolean isPair(Pair one, Pair other) {
    return lower(one.mapping().sourceField()).equals(lower(other.mapping().sourceField()))
        && lower(destination(one)).equals(lower(destination(other)));
  }

  private static void sameSource(LegScope scope, Issues issues) {
    Map<String, Pair> seen = new HashMap<>();
    for (Pair pair : scope.pairs()) {
      String source = lower(pair.mapping().sourceField());
      if (pair.mapping().direction() == SyncDirection.BOTH && !source.isEmpty()) {
        Pair before = seen.putIfAbsent(source, pair);
        if (before != null) {
          boolean shared = mayShareSource(before, pair);
          issues.add(
              pair,
              IssueCode.DIPV1023,
              shared ? Severity.WARNING : Severity.ERROR,
              "finance field %s stands in several bidirectional pairs; towards finance pair %d is used"
                  .formatted(pair.mapping().sourceField(), before.number()),
              "let only one of them travel to finance");
        }
      }
    }
  }

  /** Shipped maps let a text and a lookup share one finance field both ways (VAL-1). */
  private static boolean mayShareSource(Pair one, Pair other) {
    return one.mapping().direction() == SyncDirection.BOTH
        && other.mapping().direction() == SyncDirection.BOTH
        && (!one.isPlain() || !other.isPlain());
  }

  private static String destination(Pair pair) {
    return pair.mapping().destinationField();
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
