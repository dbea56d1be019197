package dev.tandem.engine.plan;

/** Cuts text to a number of characters; shorter text stays (TRF-15). */
final class TruncateStep implements ValueStep {
  private final int length;

  TruncateStep(int length) {
    this.length = length;
  }

  @Override
  public Object apply(Object value) {
    if (!(value instanceof String text) || text.length() <= length) {
      return value;
    }
    boolean splitsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splitsPair ? length - 1 : length);
  }
}
