package dev.tandem.core.testkit;

import dev.tandem.engine.MappingResult;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link MappingResult}. Each first says what the result is meant to be, so that a
 * failure shows what it is instead, with all problems of a rejected row.
 */
public final class MappingResultAssert extends AbstractAssert<MappingResultAssert, MappingResult> {

  MappingResultAssert(@Nullable MappingResult actual) {
    super(actual, MappingResultAssert.class);
  }

  /** The row was mapped. */
  public MappingResultAssert isMapped() {
    mapped();
    return this;
  }

  /** The row does not take part. */
  public MappingResultAssert isFiltered() {
    if (!(actual instanceof MappingResult.Filtered)) {
      failWithMessage("expected a filtered row, but it was %s", words());
    }
    return this;
  }

  /** The row does not take part, and the reason contains this text. */
  public MappingResultAssert isFilteredBecause(String text) {
    isFiltered();
    if (actual instanceof MappingResult.Filtered filtered && !filtered.reason().contains(text)) {
      failWithMessage("expected a reason with <%s>, but it was <%s>", text, filtered.reason());
    }
    return this;
  }

  /** The row was rejected. */
  public MappingResultAssert isRejected() {
    problems();
    return this;
  }

  /** The mapped row is for this table or entity, any case. */
  public MappingResultAssert isFor(String table) {
    String found = mapped().table().name();
    if (!found.equalsIgnoreCase(table)) {
      failWithMessage("expected a row for <%s>, but it is for <%s>", table, found);
    }
    return this;
  }

  /**
   * The mapped row carries this value, null for blank. Decimals are compared by value, and a text
   * stands for a choice number, an enumeration symbol, a date or an identifier as well.
   */
  public MappingResultAssert hasField(String column, @Nullable Object expected) {
    Row row = mapped().row();
    Object found = row.raw(column);
    if (found == null) {
      failWithMessage("expected %s of %s to be <%s>, but it is absent", column, row, expected);
    } else if (!sameValue(found, expected)) {
      failWithMessage("expected %s to be <%s>, but it is <%s>", column, expected, found);
    }
    return this;
  }

  /** The mapped row says nothing about the column. */
  public MappingResultAssert hasNoField(String column) {
    Row row = mapped().row();
    if (!row.isAbsent(column)) {
      failWithMessage("expected no %s, but it is <%s>", column, row.raw(column));
    }
    return this;
  }

  /** The key of the mapped row has this part, null for blank. */
  public MappingResultAssert hasKey(String column, @Nullable Object expected) {
    KeyValues key = mapped().key();
    boolean same =
        key != null
            && key.has(column)
            && KeyValues.of(column, key.value(column)).equals(KeyValues.of(column, expected));
    if (!same) {
      failWithMessage("expected key part %s = <%s>, but the key is <%s>", column, expected, key);
    }
    return this;
  }

  /** The row was mapped with this warning. */
  public MappingResultAssert withWarning(ErrorCode code) {
    List<Problem> warnings = mapped().warnings();
    if (warnings.stream().noneMatch(warning -> warning.code() == code)) {
      failWithMessage("expected warning %s, but found %s", code, lines(warnings));
    }
    return this;
  }

  /** The rejected row has this problem at this field, any case. */
  public MappingResultAssert withProblem(ErrorCode code, String field) {
    List<Problem> problems = problems();
    boolean found =
        problems.stream()
            .anyMatch(problem -> problem.code() == code && field.equalsIgnoreCase(problem.field()));
    if (!found) {
      failWithMessage("expected %s at %s, but found %s", code, field, lines(problems));
    }
    return this;
  }

  /** The rejected row has so many problems. */
  public MappingResultAssert withProblems(int count) {
    List<Problem> problems = problems();
    if (problems.size() != count) {
      failWithMessage("expected %s problems, but found %s", count, lines(problems));
    }
    return this;
  }

  private MappingResult.Mapped mapped() {
    if (actual instanceof MappingResult.Mapped mapped) {
      return mapped;
    }
    throw failure("expected a mapped row, but it was %s", words());
  }

  private List<Problem> problems() {
    if (actual instanceof MappingResult.Rejected rejected) {
      return rejected.problems();
    }
    throw failure("expected a rejected row, but it was %s", words());
  }

  private static boolean sameValue(Object found, @Nullable Object expected) {
    if (found == Blank.BLANK || expected == null || expected == Blank.BLANK) {
      return found == Blank.BLANK && (expected == null || expected == Blank.BLANK);
    }
    if (found instanceof BigDecimal one && expected instanceof BigDecimal other) {
      return one.compareTo(other) == 0;
    }
    boolean asText = expected instanceof String && found.toString().equals(expected);
    return asText || Objects.equals(found, expected);
  }

  private String words() {
    if (actual instanceof MappingResult.Filtered filtered) {
      return "filtered: " + filtered.reason();
    }
    return actual instanceof MappingResult.Rejected rejected
        ? "rejected: " + lines(rejected.problems())
        : String.valueOf(actual);
  }

  private static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::display).collect(Collectors.joining("\n  ", "\n  ", ""));
  }
}
