package dev.tandem.engine;

import dev.tandem.spi.error.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapped row with doubts that only showed while it was mapped. Immutable. */
public final class DoubtfulMapped extends MappingResult.Mapped {
  private final List<Problem> doubts;

  /**
   * For programs.
   *
   * @param values for {@link RowProgram#rowOf}, given away
   * @param doubts at least one
   */
  public DoubtfulMapped(
      RowProgram program,
      @Nullable Object[] values,
      @Nullable String company,
      List<Problem> doubts) {
    super(program, values, company);
    this.doubts = List.copyOf(doubts);
  }

  @Override
  public List<Problem> warnings() {
    List<Problem> all = new ArrayList<>(super.warnings());
    all.addAll(doubts);
    return List.copyOf(all);
  }
}
