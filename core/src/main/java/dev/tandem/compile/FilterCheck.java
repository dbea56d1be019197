package dev.tandem.compile;

import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.filter.FilterNode;
import dev.tandem.filter.FilterSyntaxException;
import dev.tandem.filter.Truth;
import dev.tandem.map.Direction;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Locale;

/** Both filters of a leg (FLT-3, FLT-5, MAP-24, QRK-11). */
final class FilterCheck {
  private FilterCheck() {}

  static void check(LegScope scope, FilterDialect dialect, Issues issues) {
    for (Direction direction : Direction.values()) {
      String text = scope.leg().filter(direction).strip();
      if (!text.isEmpty()) {
        check(scope, direction, text, dialect, issues);
      }
    }
  }

  private static void check(
      LegScope scope, Direction direction, String text, FilterDialect dialect, Issues issues) {
    Side side = direction.source();
    IssueCode code = side == Side.DATAVERSE ? IssueCode.DIPV1012 : IssueCode.TDM4011;
    Filter filter;
    try {
      filter = Filter.parse(side, text, dialect);
    } catch (FilterSyntaxException e) {
      issues.add(
          property(direction),
          code,
          Severity.ERROR,
          String.valueOf(e.getMessage()),
          "correct the " + name(side) + " filter");
      return;
    }
    List<String> unknown = filter.unknownColumns(scope.source(direction));
    if (!unknown.isEmpty()) {
      issues.add(
          property(direction),
          code,
          Severity.ERROR,
          "the %s filter reads %s, which %s does not have"
              .formatted(name(side), unknown, scope.source(direction).name()),
          "correct the names, or refresh the schema");
      return;
    }
    notes(scope, direction, filter, issues);
  }

  private static void notes(LegScope scope, Direction direction, Filter filter, Issues issues) {
    if (!scope.travels(direction)) {
      issues.add(
          property(direction),
          IssueCode.TDM4012,
          Severity.NOTE,
          "the %s filter is never used: no field travels %s"
              .formatted(name(direction.source()), direction),
          "leave it, or clear it");
    }
    for (String column : filter.columns()) {
      if (!isMapped(scope, direction, column)) {
        issues.add(
            property(direction),
            IssueCode.TDM4013,
            Severity.NOTE,
            "the %s filter reads %s, which is not mapped"
                .formatted(name(direction.source()), column),
            "nothing: the column is read for the filter only");
      }
    }
    constants(scope, direction, filter, issues);
  }

  private static boolean isMapped(LegScope scope, Direction direction, String column) {
    int slot = scope.source(direction).slotOf(column);
    return scope.pairs().stream()
        .anyMatch(
            pair ->
                slot
                    == (direction == Direction.TO_FINANCE
                        ? pair.dataverseSlot()
                        : pair.financeSlot()));
  }

  /** Rows that the map itself creates should satisfy the filter of the way back (MAP-24). */
  private static void constants(LegScope scope, Direction direction, Filter filter, Issues issues) {
    TableSchema schema = scope.source(direction);
    Row.Builder made = Row.builder(schema);
    for (Pair pair : scope.pairs()) {
      Transform.DefaultValue constant = pair.defaultValue();
      int slot = direction == Direction.TO_FINANCE ? pair.dataverseSlot() : pair.financeSlot();
      boolean plain = direction == Direction.TO_DATAVERSE || pair.isPlain();
      if (constant != null && plain && slot >= 0 && pair.isConstant(direction.reverse())) {
        made.set(schema.column(slot).name(), constant.literal());
      }
    }
    if (leavesOut(filter, made.build())) {
      issues.add(
          property(direction),
          IssueCode.TDM4014,
          Severity.WARNING,
          "the constants of the map make rows that its %s filter leaves out"
              .formatted(name(direction.source())),
          "make the constants and the filter agree");
    }
  }

  /** Whether a part that every row must satisfy is false by the constants alone. */
  private static boolean leavesOut(Filter filter, Row constants) {
    List<FilterNode> parts =
        filter.tree() instanceof FilterNode.And and ? and.parts() : List.of(filter.tree());
    return parts.stream()
        .map(part -> Filter.of(filter.side(), part, filter.dialect()))
        .anyMatch(
            part ->
                part.absentColumns(constants).isEmpty() && part.evaluate(constants) == Truth.FALSE);
  }

  private static String property(Direction direction) {
    return direction == Direction.TO_DATAVERSE ? "sourceFilter" : "reversedSourceFilter";
  }

  private static String name(Side side) {
    return side == Side.DATAVERSE ? "Dataverse" : side.name().toLowerCase(Locale.ROOT);
  }
}
