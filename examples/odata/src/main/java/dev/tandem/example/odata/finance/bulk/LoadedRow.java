package dev.tandem.example.odata.finance.bulk;

import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import java.util.List;

/**
 * What became of one row of a load. Immutable.
 *
 * @param number its place in the load, from 1
 * @param key its key as far as the row shows it
 * @param result what became of it
 */
public record LoadedRow(long number, KeyValues key, Result result) {

  /** What became of a row. */
  public sealed interface Result {}

  /** The row is in the service as it was given. */
  public record Applied() implements Result {}

  /**
   * The row had no effect.
   *
   * @param problems what is wrong with it, at least one; the words of the service stand in the
   *     value of a problem, because they may hold values of the row
   */
  public record Rejected(List<Problem> problems) implements Result {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a rejection says what is wrong");
      }
    }
  }

  /**
   * The row was sent, and nobody says what became of it: look, or load it again.
   *
   * @param reason what is known, with the execution id
   */
  public record Unknown(String reason) implements Result {}
}
