package dev.tandem.check;

import dev.tandem.compile.ResolvedField;
import dev.tandem.compile.ResolvedLeg;
import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.TableSchema;
import java.util.Locale;
import java.util.Set;

/** Sources whose change alone starts nothing on the platform (LIVE-1 to LIVE-7, GAP-16 to 18). */
final class BlindSpotCheck implements MapCheck {
  /** Read-only, but they change whenever anything of their row does (MAP-26). */
  private static final Set<String> FOLLOW_THE_ROW =
      Set.of("createdon", "modifiedon", "createdby", "modifiedby", "versionnumber");

  @Override
  public void check(ResolvedLeg leg, Findings findings) {
    for (ResolvedField field : leg.fields()) {
      for (Direction direction : Direction.values()) {
        if (field.travels(direction)) {
          computed(leg, field, direction, findings);
        }
      }
      if (field.travels(Direction.TO_FINANCE)) {
        elsewhere(field, findings);
      }
    }
  }

  private static void computed(
      ResolvedLeg leg, ResolvedField field, Direction direction, Findings findings) {
    ColumnSchema source = field.source(direction);
    if (source == null || !source.readOnly() || isFixed(leg, source, direction)) {
      return;
    }
    findings.add(
        field,
        CheckCode.TDM4116,
        Severity.NOTE,
        "%s: %s is read-only at its source, so it is computed from other columns; the platform"
                .formatted(direction, source.name())
            + " notices a change only if one of those is mapped",
        "map a column it is computed from, or reconcile from time to time");
  }

  private static boolean isFixed(ResolvedLeg leg, ColumnSchema source, Direction direction) {
    TableSchema table = leg.source(direction);
    return FOLLOW_THE_ROW.contains(source.name().toLowerCase(Locale.ROOT))
        || source.name().equalsIgnoreCase(table.primaryId())
        || table.keys().stream()
            .flatMap(key -> key.columns().stream())
            .anyMatch(source.name()::equalsIgnoreCase);
  }

  /** What identifies the other row hardly changes (KEY-7); anything else may. */
  private static void elsewhere(ResolvedField field, Findings findings) {
    if (!field.isLookup() || field.path() == null || field.path().isPolymorphic()) {
      return;
    }
    String remainder = field.path().remainder();
    boolean identifies =
        field.targetSchemas().isEmpty()
            || field.targetSchemas().stream().anyMatch(table -> isOfKey(table, remainder));
    if (!identifies) {
      findings.add(
          field,
          CheckCode.TDM4117,
          Severity.NOTE,
          "TO_FINANCE: %s stands in another row, %s, and the platform does not notice when only that"
                  .formatted(remainder, field.targets())
              + " row changes",
          "map the other table as well, or reconcile from time to time");
    }
  }

  private static boolean isOfKey(TableSchema table, String remainder) {
    return remainder.equalsIgnoreCase(table.primaryId())
        || table.keys().stream()
            .flatMap(key -> key.columns().stream())
            .anyMatch(
                column ->
                    column.equalsIgnoreCase(remainder)
                        || remainder.regionMatches(true, 0, column + ".", 0, column.length() + 1));
  }
}
