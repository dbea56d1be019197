package dev.tandem.engine.plan;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** To a Dataverse choice by number; a symbol needs a value map (TYP-10). */
final class ToChoice extends Conversion {
  private final Map<Integer, ChoiceValue> options = new HashMap<>();
  private final List<String> allowed = new ArrayList<>();

  ToChoice(FieldType.Choice type) {
    super(Blank.BLANK);
    type.options()
        .forEach(
            (number, label) -> {
              options.put(number, new ChoiceValue(number, label));
              allowed.add(number + " (" + label + ")");
            });
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof ChoiceValue choice) {
      return option(choice.number(), value);
    }
    if (value instanceof String text && text.isBlank()) {
      return Blank.BLANK;
    }
    BigDecimal number = Numbers.decimal(value);
    Integer option = number == null ? null : Numbers.int32(number);
    return option != null
        ? option(option, value)
        : new Failure(
            ErrorCode.VALUE_NOT_CONVERTIBLE,
            "a choice takes the number of an option: add a value map or complete it",
            value,
            allowed);
  }

  private Object option(int number, Object value) {
    ChoiceValue option = options.get(number);
    if (option != null) {
      return option;
    }
    return options.isEmpty()
        ? ChoiceValue.of(number)
        : new Failure(
            ErrorCode.UNKNOWN_OPTION, "the choice has no option of this number", value, allowed);
  }
}
