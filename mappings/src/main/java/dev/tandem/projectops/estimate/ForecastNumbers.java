package dev.tandem.projectops.estimate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The number of the forecast of an estimate, made of the id of its staged row, so that an estimate
 * that comes again finds its forecast (REG-1, SC-8). No state.
 */
final class ForecastNumbers {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Pattern FORM = Pattern.compile("E-[A-Z2-7]{18}");

  private ForecastNumbers() {}

  static String of(UUID estimate) {
    byte[] hash = sha256(estimate.toString());
    StringBuilder number = new StringBuilder("E-");
    for (int i = 0; i < 18; i++) {
      number.append(DIGITS.charAt(hash[i] & 31));
    }
    return number.toString();
  }

  /** Whether a forecast is one of the integration; others are left alone. */
  static boolean isOurs(String number) {
    return FORM.matcher(number).matches();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
