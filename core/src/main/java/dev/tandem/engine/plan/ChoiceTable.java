package dev.tandem.engine.plan;

import dev.tandem.spi.value.ChoiceValue;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What choices become, converted when the map was compiled. The options of a publisher have numbers
 * in a row, so a table from one number on finds them without a search, whichever comes; options far
 * from the rest are not in it. Immutable.
 *
 * @param first the number that the first result is for
 * @param results by number from there on, null for numbers that are not listed
 */
@SuppressWarnings("ArrayRecordComponent") // constants of the step; tables are never compared
record ChoiceTable(int first, @Nullable Object[] results) {
  private static final int MOST = 64;

  /** What a field makes of these choices, as far as it takes them and they stand together. */
  static ChoiceTable of(FieldPlan plan, Collection<Integer> choices) {
    TreeMap<Integer, Object> known = new TreeMap<>();
    for (Integer number : choices) {
      Object result = plan.evaluate(ChoiceValue.of(number));
      if (result != null && !(result instanceof Failure)) {
        known.put(number, result);
      }
    }
    int first = known.isEmpty() ? 0 : known.firstKey();
    for (Integer number : known.keySet()) {
      first = near(known, number).size() > near(known, first).size() ? number : first;
    }
    SortedMap<Integer, Object> near = near(known, first);
    @Nullable Object[] results =
        new @Nullable Object[near.isEmpty() ? 0 : near.lastKey() - first + 1];
    for (Map.Entry<Integer, Object> each : near.entrySet()) {
      results[each.getKey() - first] = each.getValue();
    }
    return new ChoiceTable(first, results);
  }

  private static SortedMap<Integer, Object> near(TreeMap<Integer, Object> known, int first) {
    return known.subMap(first, (int) Math.min((long) first + MOST, Integer.MAX_VALUE));
  }

  /** What this choice becomes, null when it is not in the table. */
  @Nullable Object find(int number) {
    int place = number - first;
    return place >= 0 && place < results.length ? results[place] : null;
  }
}
