package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every row that filters of one side can tell from another: each column that they read holds what
 * they name, what lies beside it, or nothing. Not safe for several threads.
 */
final class TrialRows {
  private static final int MOST_ROWS = 50_000;

  private final TableSchema schema;
  private final List<TrialValues> trials;
  private final boolean few;
  private final boolean exact;

  private TrialRows(TableSchema schema, List<TrialValues> trials) {
    this.schema = schema;
    this.trials = trials;
    long rows = 1;
    for (TrialValues values : trials) {
      rows = Math.min(MOST_ROWS + 1L, rows * values.values().size());
    }
    few = rows <= MOST_ROWS;
    exact = trials.stream().allMatch(TrialValues::exact);
  }

  /** The rows of a table that filters of its side tell apart. */
  static TrialRows of(List<Filter> filters, TableSchema schema) {
    List<FilterNode> trees = filters.stream().map(Filter::tree).toList();
    Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    filters.forEach(filter -> columns.addAll(filter.columns()));
    List<TrialValues> trials = new ArrayList<>();
    for (String column : columns) {
      if (schema.slotOf(column) >= 0) {
        trials.add(TrialValues.of(filters.get(0).side(), column, schema, trees));
      }
    }
    return new TrialRows(schema, trials);
  }

  /** The same rows, but this column holds one value only. */
  TrialRows with(String column, String value) {
    List<TrialValues> fixed = new ArrayList<>();
    for (TrialValues values : trials) {
      boolean same = values.column().equalsIgnoreCase(column);
      fixed.add(same ? new TrialValues(values.column(), List.of(value), true) : values);
    }
    return new TrialRows(schema, fixed);
  }

  /** The same rows without those that have nothing in a column other than the given ones. */
  TrialRows filledExcept(Set<String> columns) {
    List<TrialValues> filled = new ArrayList<>();
    for (TrialValues values : trials) {
      List<String> left =
          values.values().stream().filter(value -> !value.equals(TrialValues.NOTHING)).toList();
      filled.add(
          columns.contains(values.column())
              ? values
              : new TrialValues(values.column(), left, values.exact()));
    }
    return new TrialRows(schema, filled);
  }

  /** The same rows, but columns of published options hold one of them or nothing. */
  TrialRows members(TableSchema table) {
    List<TrialValues> members = new ArrayList<>();
    for (TrialValues values : trials) {
      FieldType type = table.column(table.slotOf(values.column())).type();
      boolean listed =
          type instanceof FieldType.Choice choice
              && !choice.multiple()
              && !choice.options().isEmpty();
      members.add(listed ? options(values, (FieldType.Choice) type) : values);
    }
    return new TrialRows(schema, members);
  }

  private static TrialValues options(TrialValues values, FieldType.Choice choice) {
    List<String> options = new ArrayList<>(List.of(TrialValues.NOTHING));
    choice.options().keySet().forEach(number -> options.add(number.toString()));
    return new TrialValues(values.column(), options, true);
  }

  /** Whether what holds for none of these rows holds for none at all. */
  boolean complete() {
    return few && exact;
  }

  /** The first row for which something holds; null when there is none, or too many to try. */
  @Nullable Row find(Predicate<Row> wanted) {
    int[] chosen = new int[trials.size()];
    while (few) {
      Row row = row(chosen);
      if (wanted.test(row)) {
        return row;
      }
      int at = 0;
      while (at < chosen.length && ++chosen[at] == trials.get(at).values().size()) {
        chosen[at++] = 0;
      }
      if (at == chosen.length) {
        return null;
      }
    }
    return null;
  }

  private Row row(int[] chosen) {
    Row.Builder row = Row.builder(schema);
    for (int i = 0; i < chosen.length; i++) {
      String value = trials.get(i).values().get(chosen[i]);
      row.set(trials.get(i).column(), value.equals(TrialValues.NOTHING) ? Blank.BLANK : value);
    }
    return row.build();
  }
}
