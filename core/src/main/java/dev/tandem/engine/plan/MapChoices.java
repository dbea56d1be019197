package dev.tandem.engine.plan;

import dev.tandem.engine.Lookups;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Choices through a value map whose results were converted when the map was compiled. */
final class MapChoices extends BatchStep {
  private final int[][] numbers;
  private final Object[][] results;

  MapChoices(List<SlotField> fields) {
    super(fields);
    numbers = new int[fields.size()][];
    results = new Object[fields.size()][];
    for (int i = 0; i < this.fields.length; i++) {
      Map<Integer, Object> table = converted(this.fields[i].plan());
      numbers[i] = table.keySet().stream().mapToInt(Integer::intValue).toArray();
      results[i] = table.values().toArray();
    }
  }

  private static Map<Integer, Object> converted(FieldPlan plan) {
    Map<Integer, Object> table = new TreeMap<>();
    ValueMapStep step = plan.onlyValueMap();
    if (step != null) {
      step.choices()
          .keySet()
          .forEach(
              number -> {
                Object result = plan.evaluate(ChoiceValue.of(number));
                if (result != null && !(result instanceof Failure)) {
                  table.put(number, result);
                }
              });
    }
    return table;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    for (int i = 0; i < from.length; i++) {
      Object value = in.slot(from[i]);
      if (value == null) {
        continue;
      }
      Object result = value instanceof ChoiceValue choice ? find(i, choice.number()) : null;
      if (result != null) {
        out[to[i]] = result;
      } else if (!fields[i].runSlowly(in, out)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object find(int field, int number) {
    int[] candidates = numbers[field];
    for (int i = 0; i < candidates.length; i++) {
      if (candidates[i] == number) {
        return results[field][i];
      }
    }
    return null;
  }
}
