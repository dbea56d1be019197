package dev.tandem.engine.plan;

import dev.tandem.engine.ConversionOptions;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import java.util.List;

/** What becomes of a value that a value map does not list (UND-9, TRF-13). */
enum Miss {
  /** It passes on to the conversion. */
  PASSES,
  /**
   * Numbers are refused, the rest passes: between a choice and an enumeration the value map is the
   * only link, because an option and a member of one number mean different things (TYP-10).
   */
  REFUSES_NUMBERS,
  /** It is refused whatever it is, blanks aside (option of strict value maps). */
  REFUSES;

  /** What becomes of a miss between columns of these types. */
  static Miss of(
      FieldType from, FieldType to, List<Transform> transforms, ConversionOptions options) {
    if (options.strictValueMaps()) {
      return REFUSES;
    }
    boolean onlyLink =
        from instanceof FieldType.Choice
            && to instanceof FieldType.Enumeration
            && transforms.stream().filter(Transform.ValueMap.class::isInstance).count() == 1;
    return onlyLink ? REFUSES_NUMBERS : PASSES;
  }

  /** Whether a value that is not listed is refused. */
  boolean refuses(Object value) {
    return switch (this) {
      case PASSES -> false;
      case REFUSES_NUMBERS -> value instanceof ChoiceValue || value instanceof Number;
      case REFUSES -> value != Blank.BLANK && !"".equals(value);
    };
  }
}
