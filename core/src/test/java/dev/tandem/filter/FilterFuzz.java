package dev.tandem.filter;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.nio.charset.StandardCharsets;

/**
 * Mutates filters of both languages for a bounded number of runs: any text becomes a tree that
 * prints and parses as itself, or an error inside the text.
 */
class FilterFuzz {
  private static final Row ROW = Rows.row().set("text", "Person").set("whole", 1).build();

  @FuzzTest(maxExecutions = 6_000, maxDuration = "8s")
  void parsesOrPoints(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    for (Side side : Side.values()) {
      for (FilterDialect dialect : FilterDialect.values()) {
        holdsFor(side, text, dialect);
      }
    }
  }

  private static void holdsFor(Side side, String text, FilterDialect dialect) {
    Filter filter;
    try {
      filter = Filter.parse(side, text, dialect);
    } catch (FilterSyntaxException e) {
      if (e.position() < 0 || e.position() > text.length()) {
        throw new AssertionError("an error outside of the filter", e);
      }
      return;
    }
    if (!Filter.of(side, filter.tree(), dialect).tree().equals(filter.tree())) {
      throw new AssertionError("printed and parsed again it differs: " + text);
    }
    Truth truth = filter.evaluate(ROW);
    boolean bound =
        filter.unknownColumns(Rows.SCHEMA).isEmpty()
            && filter.bind(Rows.SCHEMA).test(ROW) != (truth == Truth.TRUE);
    if (bound) {
      throw new AssertionError("bound it answers otherwise: " + text);
    }
  }
}
