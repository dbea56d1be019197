package dev.tandem.compile;

import dev.tandem.engine.plan.PathReader.Hop;
import dev.tandem.map.Direction;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lookup paths against the tables they go through (section 1.6 of the behaviour reference). */
final class LookupCheck {
  private LookupCheck() {}

  static void check(LegScope scope, Issues issues) {
    if (!scope.dataverseKnown()) {
      return;
    }
    Map<Integer, List<Pair>> lookups = new LinkedHashMap<>();
    for (Pair pair : scope.pairs()) {
      if (pair.path() == null || pair.dataverseSlot() < 0 || pair.isPlain()) {
        continue;
      }
      path(scope, pair, issues);
      hint(scope, pair, issues);
      if (!pair.path().isPolymorphic()) {
        lookups.computeIfAbsent(pair.dataverseSlot(), slot -> new ArrayList<>()).add(pair);
      }
    }
    lookups.values().forEach(group -> keys(group, issues));
  }

  private static void path(LegScope scope, Pair pair, Issues issues) {
    ColumnSchema first = scope.dataverse().column(pair.dataverseSlot());
    if (!(first.type() instanceof FieldType.Lookup)) {
      unknown(pair, first.name() + " is not a lookup", issues);
      return;
    }
    targets(pair, first, issues);
    for (PathEnd end : pair.ends()) {
      for (int i = 0; i < end.hops().size(); i++) {
        if (!hop(pair, end.hops().get(i), i == end.hops().size() - 1, issues)) {
          break;
        }
      }
    }
  }

  /**
   * The tables of a polymorphic path against those that its lookup points at (LKP-5, LKP-6). What
   * is written there is refused; what is read is never there, which is no harm.
   */
  private static void targets(Pair pair, ColumnSchema first, Issues issues) {
    boolean polymorphic = pair.path() != null && pair.path().isPolymorphic();
    if (!polymorphic
        || !(first.type() instanceof FieldType.Lookup lookup)
        || lookup.targets().isEmpty()) {
      return;
    }
    for (PathEnd end : pair.ends()) {
      TableSchema table = end.schema();
      if (table != null && lookup.targets().stream().noneMatch(table::isCalled)) {
        issues.add(
            pair,
            IssueCode.DIPV1025,
            pair.travels(Direction.TO_DATAVERSE) ? Severity.ERROR : Severity.WARNING,
            "%s cannot point at %s, only at %s"
                .formatted(first.name(), end.table(), lookup.targets()),
            "take the table out of the path, or refresh the tables");
      }
    }
  }

  private static boolean hop(Pair pair, Hop hop, boolean last, Issues issues) {
    TableSchema schema = hop.schema();
    ColumnSchema column = schema == null ? null : schema.column(hop.column());
    if (schema == null) {
      unknown(pair, "table " + hop.table() + " behind the lookup is not in the catalog", issues);
    } else if (column == null) {
      unknown(pair, "table %s has no column %s".formatted(hop.table(), hop.column()), issues);
    } else if (!last && !(column.type() instanceof FieldType.Lookup)) {
      unknown(pair, "%s.%s is not a lookup".formatted(hop.table(), hop.column()), issues);
    } else {
      return true;
    }
    return false;
  }

  private static void unknown(Pair pair, String message, Issues issues) {
    issues.add(
        pair,
        IssueCode.DIPV1025,
        Severity.ERROR,
        message,
        "refresh the tables, or correct the path");
  }

  private static void hint(LegScope scope, Pair pair, Issues issues) {
    String hint = pair.mapping().relatedEntity();
    ColumnSchema column = scope.dataverse().column(pair.dataverseSlot());
    if (hint == null
        || hint.isBlank()
        || hint.equalsIgnoreCase("Customer")
        || !(column.type() instanceof FieldType.Lookup lookup)
        || lookup.targets().isEmpty()) {
      return;
    }
    boolean known = lookup.targets().stream().anyMatch(target -> isCalled(scope, target, hint));
    if (!known) {
      issues.add(
          pair,
          IssueCode.TDM4005,
          Severity.WARNING,
          "the related entity %s is none of the lookup's targets %s"
              .formatted(hint, lookup.targets()),
          "the schema is followed; correct the property");
    }
  }

  private static boolean isCalled(LegScope scope, String target, String hint) {
    TableSchema schema = scope.tables() == null ? null : scope.tables().table(target);
    return target.equalsIgnoreCase(hint) || (schema != null && schema.isCalled(hint));
  }

  /**
   * The pairs behind one lookup against the keys of its target. What is written must name one row
   * (DIPV1027). What is read need not, as members of a group may travel one way only (LKP-4), but
   * whoever maps no key at all, in either direction, tells finance less than which row it is
   * (DIPV1028).
   */
  private static void keys(List<Pair> group, Issues issues) {
    TableSchema target = group.get(0).ends().isEmpty() ? null : group.get(0).ends().get(0).schema();
    if (target == null || target.keys().isEmpty()) {
      return;
    }
    List<Pair> written =
        group.stream().filter(pair -> pair.travels(Direction.TO_DATAVERSE)).toList();
    if (!written.isEmpty() && !identifies(target, written)) {
      issues.add(
          written.get(0),
          IssueCode.DIPV1027,
          Severity.ERROR,
          "%s is referenced by %s, which is none of its keys %s"
              .formatted(target.name(), remainders(written), target.keys()),
          "map every column of one key through the lookup");
    } else if (written.size() < group.size() && !identifies(target, group)) {
      issues.add(
          group.get(0),
          IssueCode.DIPV1028,
          Severity.WARNING,
          "%s is read by %s, which is none of its keys %s, so finance is not told which row it is"
              .formatted(target.name(), remainders(group), target.keys()),
          "map every column of one key through the lookup, or leave it if only the value matters");
    }
  }

  private static List<String> remainders(List<Pair> group) {
    return group.stream().map(pair -> pair.path() == null ? "" : pair.path().remainder()).toList();
  }

  /** Whether the columns behind the lookup hold a whole key, or the row's id (KEY-12). */
  private static boolean identifies(TableSchema target, List<Pair> group) {
    List<String> mapped = remainders(group);
    return mapped.stream().anyMatch(path -> path.equalsIgnoreCase(target.primaryId()))
        || target.keys().stream().anyMatch(key -> covers(key, mapped, target));
  }

  private static boolean covers(
      IntegrationKey key, List<String> mapped, @Nullable TableSchema target) {
    return key.columns().stream()
        .allMatch(
            column ->
                CompanyRules.isCompany(target, column)
                    || mapped.stream().anyMatch(path -> isBehind(path, column)));
  }

  private static boolean isBehind(String path, String column) {
    return path.equalsIgnoreCase(column)
        || path.regionMatches(true, 0, column + ".", 0, column.length() + 1);
  }
}
