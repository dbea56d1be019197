package dev.tandem.engine.plan;

import dev.tandem.spi.value.EnumValue;

/**
 * Cuts text, or the symbol of an enumeration, to a number of characters; what is shorter stays
 * (TRF-15, UND-34).
 */
final class TruncateStep implements ValueStep {
  private final int length;

  TruncateStep(int length) {
    this.length = length;
  }

  @Override
  public Object apply(Object value) {
    Object read = value instanceof EnumValue member ? member.symbol() : value;
    if (!(read instanceof String text) || text.length() <= length) {
      return value;
    }
    boolean splitsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splitsPair ? length - 1 : length);
  }
}
