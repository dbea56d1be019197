package dev.tandem.engine.plan;

import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Blank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the value of one field in one direction: its transforms in listed order, its
 * default last (UND-12), then the conversion to the target column. Immutable.
 */
public final class FieldPlan {
  private final String field;
  private final String route;
  private final ValueStep[] steps;
  private final @Nullable Object fallback;
  private final Conversion conversion;

  /**
   * The plan of one field.
   *
   * @param field the source field as problems name it
   * @param route both ends, for people
   * @param steps transforms other than a default
   * @param fallback the converted default, null when the field has none
   * @param conversion into the target column
   */
  FieldPlan(
      String field,
      String route,
      List<ValueStep> steps,
      @Nullable Object fallback,
      Conversion conversion) {
    this.field = field;
    this.route = route;
    this.steps = steps.toArray(new ValueStep[0]);
    this.fallback = fallback;
    this.conversion = conversion;
  }

  /** The target value of a source value; null stays absent. May be a {@link Failure}. */
  @Nullable Object evaluate(@Nullable Object source) {
    Object value = source;
    if (value != null) {
      for (ValueStep step : steps) {
        value = step.apply(value);
        if (value instanceof MappedNull) {
          return conversion.blank();
        }
        if (value instanceof Failure) {
          return value;
        }
      }
    }
    if (fallback != null && isMissing(value)) {
      return fallback;
    }
    Object converted = value == null ? null : conversion.convert(value);
    return converted instanceof Failure failure ? withMapKeys(failure) : converted;
  }

  /** Where the target lists no options, a miss names what the value map lists (UND-9). */
  private Failure withMapKeys(Failure failure) {
    if (!failure.allowed().isEmpty()) {
      return failure;
    }
    for (ValueStep step : steps) {
      if (step instanceof ValueMapStep map) {
        return new Failure(failure.code(), failure.message(), failure.value(), map.keys());
      }
    }
    return failure;
  }

  /** Which values count as no value: absent, blank, empty text; not zero, not false (UND-11). */
  private static boolean isMissing(@Nullable Object value) {
    return value == null || value == Blank.BLANK || "".equals(value);
  }

  /** Reports a failure of this field. */
  Problem problem(Failure failure) {
    return failure.at(field, route);
  }

  String field() {
    return field;
  }

  String route() {
    return route;
  }

  Conversion conversion() {
    return conversion;
  }

  /** Whether the value is only converted. */
  boolean isPlain() {
    return steps.length == 0 && fallback == null;
  }

  /** The value map when it is the only transform, else null. */
  @Nullable ValueMapStep onlyValueMap() {
    return steps.length == 1 && fallback == null && steps[0] instanceof ValueMapStep step
        ? step
        : null;
  }
}
