package dev.tandem.engine.plan;

/** To two options: a boolean, or the words true and false in any case (TRF-4, TRF-7, TYP-11). */
final class ToBool extends Conversion {

  ToBool(Object blank) {
    super(blank);
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    String text = value instanceof String string ? string.strip() : "";
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    return value instanceof String && text.isEmpty()
        ? blank()
        : cannot("true or false: add a value map", value);
  }
}
