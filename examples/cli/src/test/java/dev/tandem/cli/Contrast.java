package dev.tandem.cli;

/** How well colours can be told apart, as WCAG measures it. */
final class Contrast {
  /** What WCAG asks of text, in tenths. */
  static final int READABLE = 45;

  private Contrast() {}

  /** From 0, black, to 1, white. */
  static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double part = (channel & 0xFF) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /** Of two colours, in tenths. */
  static int of(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return (int) Math.round(10 * Math.max(a, b) / Math.min(a, b));
  }
}
