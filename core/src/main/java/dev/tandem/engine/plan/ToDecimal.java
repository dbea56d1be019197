package dev.tandem.engine.plan;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** To an exact decimal; digits that would be lost are an error unless rounding is on (UND-33). */
final class ToDecimal extends Conversion {
  private final int scale;
  private final @Nullable BigDecimal min;
  private final @Nullable BigDecimal max;
  private final boolean round;

  /** Numbers with more zeros before the point than this are looked at in full. */
  static final int LEAST_SCALE = -18;

  /** Numbers with at most this many digits before the point are surely in range. */
  private final int safeDigits;

  ToDecimal(FieldType.Decimal type, Object blank, boolean round) {
    super(blank);
    scale = type.scale() < 0 ? Integer.MAX_VALUE : type.scale();
    BigDecimal most = most(type);
    min = tighter(type.min(), most == null ? null : most.negate(), 1);
    max = tighter(type.max(), most, -1);
    this.round = round;
    safeDigits = Math.min(digits(min, -1), digits(max, 1));
  }

  /** How many digits before the point a number may have without being beyond this bound. */
  private static int digits(@Nullable BigDecimal bound, int sign) {
    if (bound == null) {
      return Integer.MAX_VALUE;
    }
    return bound.signum() == sign ? bound.precision() - bound.scale() - 1 : Integer.MIN_VALUE;
  }

  /** The largest number that the digits of the column can write, null when there is no limit. */
  private static @Nullable BigDecimal most(FieldType.Decimal type) {
    int places = Math.max(type.scale(), 0);
    return type.precision() < places || type.precision() == 0
        ? null
        : BigDecimal.ONE
            .scaleByPowerOfTen(type.precision() - places)
            .subtract(BigDecimal.ONE.scaleByPowerOfTen(-places));
  }

  private static @Nullable BigDecimal tighter(
      @Nullable BigDecimal one, @Nullable BigDecimal other, int sign) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) * sign >= 0 ? one : other;
  }

  int scale() {
    return scale;
  }

  int safeDigits() {
    return safeDigits;
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof String text && text.isBlank()) {
      return blank();
    }
    if (value instanceof BigDecimal number && takes(number)) {
      return number;
    }
    BigDecimal number = Numbers.decimal(value);
    if (number == null) {
      return cannot("a decimal", value);
    }
    return number.scale() <= scale ? inRange(number) : shortened(number);
  }

  /** Whether a number passes without any change. */
  boolean takes(BigDecimal number) {
    int digits = number.scale();
    return digits <= scale
        && digits >= LEAST_SCALE
        && (number.precision() - digits <= safeDigits || isInRange(number));
  }

  private boolean isInRange(BigDecimal number) {
    return (min == null || number.compareTo(min) >= 0)
        && (max == null || number.compareTo(max) <= 0);
  }

  private Object shortened(BigDecimal number) {
    if (round) {
      return inRange(number.setScale(scale, RoundingMode.HALF_UP));
    }
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > scale) {
      return Failure.of(
          ErrorCode.DIGITS_LOST,
          "the target keeps %d digits after the point; round at the source or compile with rounding"
              .formatted(scale),
          number);
    }
    return inRange(number.setScale(scale, RoundingMode.UNNECESSARY));
  }

  private Object inRange(BigDecimal number) {
    return isInRange(number)
        ? number
        : Failure.of(
            ErrorCode.OUT_OF_RANGE,
            "the target takes decimals from %s to %s".formatted(text(min), text(max)),
            number);
  }

  private static String text(@Nullable BigDecimal bound) {
    return bound == null ? "any" : Texts.canonical(bound);
  }
}
