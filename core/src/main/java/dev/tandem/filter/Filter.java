package dev.tandem.filter;

import dev.tandem.filter.FilterSyntaxException.Complaint;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter of one leg: which rows of its source are synchronised (FLT-1). Parsed from the language
 * of its side into a typed tree that can be evaluated, bound to a table or printed in either
 * language. Immutable and safe for any thread.
 */
public final class Filter {
  private final Side side;
  private final FilterDialect dialect;
  private final String text;
  private final FilterNode tree;
  private final Map<String, Integer> positions;

  private Filter(
      Side side,
      FilterDialect dialect,
      String text,
      FilterNode tree,
      Map<String, Integer> positions) {
    this.side = side;
    this.dialect = dialect;
    this.text = text;
    this.tree = tree;
    this.positions = positions;
  }

  /**
   * Parses a filter in the {@linkplain FilterDialect#CURRENT current} dialect.
   *
   * @throws FilterSyntaxException when the text is none of that language
   */
  public static Filter parse(Side side, String text) {
    return parse(side, text, FilterDialect.CURRENT);
  }

  /**
   * Parses a filter; an empty text lets every row pass (FLT-2). A filter has at most 32 768
   * characters, 250 parentheses and negations around a comparison, and 100 levels of conditions.
   *
   * @throws FilterSyntaxException when the text is none of that language, or too large
   */
  public static Filter parse(Side side, String text, FilterDialect dialect) {
    if (text.length() > Limits.MAX_LENGTH) {
      throw tooLong(side, text);
    }
    FilterParser parser =
        side == Side.FINANCE ? new FinanceParser(text) : new DataverseParser(text, dialect);
    FilterNode tree = parser.whole();
    return new Filter(side, dialect, text, tree, parser.columns());
  }

  /**
   * The filter that a tree prints as, see {@link #print(Side, FilterDialect)}.
   *
   * @throws IllegalArgumentException when the language of the side cannot express the tree
   */
  public static Filter of(Side side, FilterNode tree, FilterDialect dialect) {
    FilterTranslation printed = Printer.print(tree, side, side, dialect);
    if (!printed.isExpressible()) {
      throw new IllegalArgumentException(String.join("; ", printed.obstacles()));
    }
    return parse(side, printed.orThrow(), dialect);
  }

  private static FilterSyntaxException tooLong(Side side, String text) {
    return FilterSyntaxException.of(
        side,
        text,
        Limits.MAX_LENGTH,
        new Complaint(
            text.length() + " characters",
            "at most " + Limits.MAX_LENGTH + " characters",
            "shorten the filter"));
  }

  /** The side whose language this is and whose rows it reads. */
  public Side side() {
    return side;
  }

  /** The dialect it was parsed in. */
  public FilterDialect dialect() {
    return dialect;
  }

  /** The text as it was given. */
  public String text() {
    return text;
  }

  /** The typed tree. */
  public FilterNode tree() {
    return tree;
  }

  /** Whether every row passes (FLT-2). */
  public boolean matchesAll() {
    return tree instanceof FilterNode.All;
  }

  /**
   * The columns that the filter reads, each once whatever its case, in order of first use. The
   * Dataverse name {@code _name_value} reads {@code name}, the finance name {@code source.field}
   * reads {@code field}. They need not be mapped (FLT-3, UND-46).
   */
  public List<String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String written : positions.keySet()) {
      String read = ColumnNames.read(side, written);
      columns.putIfAbsent(read.toLowerCase(Locale.ROOT), read);
    }
    return List.copyOf(columns.values());
  }

  /** The columns it reads that a table does not have, as the filter writes them (FLT-5). */
  public List<String> unknownColumns(TableSchema schema) {
    List<String> unknown = new ArrayList<>();
    for (String written : positions.keySet()) {
      if (ColumnNames.slot(side, written, schema) < 0) {
        unknown.add(written);
      }
    }
    return unknown;
  }

  /**
   * The columns it reads about which a row says nothing. A host reads them from the stored row
   * before it evaluates an update (UND-47); else comparisons with them are unknown.
   */
  public List<String> absentColumns(Row row) {
    return columns().stream().filter(row::isAbsent).toList();
  }

  /**
   * Evaluates on one row by column name. A column that the row or its table lacks counts as blank.
   * {@link #bind} is faster for many rows. Never throws.
   */
  public Truth evaluate(Row row) {
    return new Evaluation(side, row).of(tree);
  }

  /**
   * Resolves the columns and converts the constants once, for many rows of a table.
   *
   * @throws FilterSyntaxException at the first column that the table does not have
   */
  public BoundFilter bind(TableSchema schema) {
    List<String> unknown = unknownColumns(schema);
    if (!unknown.isEmpty()) {
      throw unknownColumn(unknown.get(0), schema);
    }
    return BoundFilter.of(this, schema);
  }

  private FilterSyntaxException unknownColumn(String written, TableSchema schema) {
    Integer position = positions.getOrDefault(written, 0);
    String read = ColumnNames.read(side, written);
    List<String> nearest = NearestNames.of(read, schema.columns().stream().map(ColumnSchema::name));
    String remedy =
        nearest.isEmpty()
            ? "use a column of the table, or refresh its schema"
            : "did you mean " + String.join(" or ", nearest) + "?";
    return FilterSyntaxException.of(
        side, text, position, new Complaint("the column " + read, "a column of " + schema, remedy));
  }

  /** Prints in the language of a side and the dialect of this filter. */
  public FilterTranslation print(Side language) {
    return print(language, dialect);
  }

  /**
   * Prints the tree in the language of a side, or says why that language cannot express it. Names
   * of columns and numbers of options are kept; mapping them is the business of a map.
   */
  public FilterTranslation print(Side language, FilterDialect target) {
    return Printer.print(tree, side, language, target);
  }

  /** Two are equal when they read the same text in the same way. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Filter that
        && side == that.side
        && dialect == that.dialect
        && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
