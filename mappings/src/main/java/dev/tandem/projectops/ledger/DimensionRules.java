package dev.tandem.projectops.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The default dimension rules of a company (DIM-20): rows of criteria that end in a source. Columns
 * are compared from the right: the row that is specific in the right-most column wins. Immutable.
 *
 * @param columns names of the criteria from left to right, the last is the strongest
 * @param rows the rules; the first wins among equals
 */
public record DimensionRules(List<String> columns, List<Row> rows) {
  /** Copies the lists. */
  public DimensionRules {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Where default dimensions come from. */
  public enum Source {
    /** The project. */
    PROJECT,
    /** The contract line. */
    CONTRACT_LINE
  }

  /**
   * One rule.
   *
   * @param criteria wanted value by column; a column that is absent matches everything
   * @param source where the dimensions come from
   */
  public record Row(Map<String, String> criteria, Source source) {
    /** Copies the map. */
    public Row {
      criteria = Map.copyOf(criteria);
    }

    private boolean matches(Map<String, String> facts) {
      return criteria.entrySet().stream()
          .allMatch(wanted -> Objects.equals(facts.get(wanted.getKey()), wanted.getValue()));
    }
  }

  /**
   * The source for a line with these facts; without a matching rule the legacy one (DIM-23, DIM-2):
   * the contract line for milestones, the project for everything else.
   */
  public Source find(TransactionType type, Map<String, String> facts) {
    List<Row> matching = rows.stream().filter(row -> row.matches(facts)).toList();
    for (int i = columns.size() - 1; i >= 0 && matching.size() > 1; i--) {
      String column = columns.get(i);
      List<Row> specific =
          matching.stream().filter(row -> row.criteria().containsKey(column)).toList();
      matching = specific.isEmpty() ? matching : specific;
    }
    return Optional.of(matching)
        .filter(found -> !found.isEmpty())
        .map(found -> found.get(0).source())
        .orElse(legacy(type));
  }

  private static Source legacy(TransactionType type) {
    return type == TransactionType.ON_ACCOUNT ? Source.CONTRACT_LINE : Source.PROJECT;
  }
}
