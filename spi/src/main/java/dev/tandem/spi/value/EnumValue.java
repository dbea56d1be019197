package dev.tandem.spi.value;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One member of a finance enumeration, by symbol (TYP-10). Symbols compare without regard to case
 * (TRF-6). Immutable.
 *
 * @param symbol the member's symbol, for example {@code TimeMaterial}
 */
public record EnumValue(String symbol) {

  /** The member with this symbol. */
  public static EnumValue of(String symbol) {
    return new EnumValue(symbol);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EnumValue that && symbol.equalsIgnoreCase(that.symbol);
  }

  @Override
  public int hashCode() {
    return symbol.toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String toString() {
    return symbol;
  }
}
