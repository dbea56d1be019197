package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.Requirement;
import dev.tandem.spi.schema.TableSchema;

/** Whether the catalogs have the tables, and whether mandatory columns get a value. */
final class CatalogCheck {
  private CatalogCheck() {}

  static void check(LegScope scope, boolean hasTables, boolean hasEntities, Issues issues) {
    if (!hasTables || !hasEntities) {
      issues.add(
          IssueCode.TDM4021,
          Severity.NOTE,
          "no catalog was given, so fields, types, keys, lookups and companies were not checked",
          "compile with both catalogs to have them checked");
    }
    if (hasEntities && !scope.financeKnown()) {
      issues.add(
          "sourceSchema",
          IssueCode.DIPV1018,
          Severity.ERROR,
          "the finance catalog has no entity " + scope.leg().sourceSchema(),
          "refresh the entities, or correct the name");
    }
    if (hasTables && !scope.dataverseKnown()) {
      issues.add(
          "destinationSchema",
          IssueCode.DIPV1020,
          Severity.ERROR,
          "the Dataverse catalog has no table " + scope.leg().destinationSchema(),
          "refresh the tables, or correct the name");
    }
    if (scope.dataverseKnown() && scope.dataverse().slotOf("versionnumber") < 0) {
      issues.add(
          IssueCode.DIPV1019,
          Severity.WARNING,
          "table " + scope.dataverse().name() + " has no column versionnumber",
          "virtual and elastic tables cannot be mapped by the service; add the column to the catalog"
              + " if the table is an ordinary one");
    }
    for (Direction direction : Direction.values()) {
      if (scope.travels(direction) && scope.targetKnown(direction)) {
        mandatory(scope, direction, issues);
      }
    }
  }

  private static void mandatory(LegScope scope, Direction direction, Issues issues) {
    TableSchema target = scope.target(direction);
    for (ColumnSchema column : target.columns()) {
      boolean needed =
          column.requirement() == Requirement.REQUIRED
              && !column.filledBySystem()
              && !column.name().equalsIgnoreCase(TableSchema.DATA_AREA_ID)
              && !column.name().equalsIgnoreCase(CompanyRules.ownColumn(target));
      if (needed && !isFed(scope, direction, target.slotOf(column.name()))) {
        issues.add(
            IssueCode.DIPV1010,
            Severity.ERROR,
            "mandatory column %s of %s is not mapped".formatted(column.name(), target.name()),
            "map it, or give it a constant");
      }
    }
  }

  private static boolean isFed(LegScope scope, Direction direction, int slot) {
    return scope.pairs().stream()
        .filter(pair -> pair.travels(direction))
        .anyMatch(
            pair ->
                slot
                    == (direction == Direction.TO_FINANCE
                        ? pair.financeSlot()
                        : pair.dataverseSlot()));
  }
}
