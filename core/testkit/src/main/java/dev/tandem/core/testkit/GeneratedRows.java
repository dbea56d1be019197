package dev.tandem.core.testkit;

import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** Rows of arbitraries outside a property. No state. */
final class GeneratedRows {
  private GeneratedRows() {}

  /**
   * The first rows that a seed gives, always the same.
   *
   * @param arbitrary makes the arbitrary, which jqwik wants done in a session of its own
   */
  static List<Row> of(Supplier<Arbitrary<Row>> arbitrary, int count, long seed) {
    List<Row> rows = new ArrayList<>(count);
    JqwikSession.run(
        () -> {
          RandomGenerator<Row> generator = arbitrary.get().generator(count);
          Random random = new Random(seed);
          for (int i = 0; i < count; i++) {
            rows.add(generator.next(random).value());
          }
        });
    return rows;
  }
}
