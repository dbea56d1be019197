package dev.tandem.engine.plan;

import dev.tandem.spi.value.ChoiceValue;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What choices become, converted when the map was compiled. Immutable. */
final class ChoiceTable {
  private final int[] numbers;
  private final Object[] results;

  private ChoiceTable(Map<Integer, Object> results) {
    numbers = results.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.results = results.values().toArray();
  }

  /** What a field makes of these choices, as far as it takes them. */
  static ChoiceTable of(FieldPlan plan, Collection<Integer> choices) {
    Map<Integer, Object> results = new TreeMap<>();
    for (Integer number : choices) {
      Object result = plan.evaluate(ChoiceValue.of(number));
      if (result != null && !(result instanceof Failure)) {
        results.put(number, result);
      }
    }
    return new ChoiceTable(results);
  }

  /** What this choice becomes, null when it is not listed. */
  @Nullable Object find(int number) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number) {
        return results[i];
      }
    }
    return null;
  }
}
