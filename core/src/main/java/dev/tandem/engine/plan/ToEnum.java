package dev.tandem.engine.plan;

import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** To a finance enumeration by symbol in any case (TRF-6, TYP-10). */
final class ToEnum extends Conversion {
  private final FieldType.Enumeration type;
  private final Map<String, EnumValue> members = new HashMap<>();

  ToEnum(FieldType.Enumeration type, Object blank) {
    super(blank);
    this.type = type;
    for (String symbol : type.members().keySet()) {
      EnumValue member = EnumValue.of(symbol);
      members.put(symbol.toLowerCase(Locale.ROOT), member);
      members.put(symbol, member);
    }
  }

  @Override
  Object convertValue(Object value) {
    if (value instanceof EnumValue symbol) {
      return member(symbol.symbol(), value);
    }
    if (value instanceof String text) {
      return text.isBlank() ? blankOr(text) : member(text, value);
    }
    BigDecimal number = Numbers.decimal(value);
    String symbol = number == null ? null : symbolOf(number);
    return symbol == null ? unknown(value) : member(symbol, value);
  }

  /** The finance empty member, number 0, or blank when there is none (section 1.8). */
  static Object empty(FieldType.Enumeration type) {
    String symbol = type.symbolOf(0);
    return symbol == null ? dev.tandem.spi.value.Blank.BLANK : EnumValue.of(symbol);
  }

  private Object blankOr(String text) {
    EnumValue member = members.get(text);
    return member == null ? blank() : member;
  }

  private Object member(String symbol, Object value) {
    EnumValue member = members.get(symbol);
    if (member == null) {
      member = members.get(symbol.toLowerCase(Locale.ROOT));
    }
    if (member != null) {
      return member;
    }
    return members.isEmpty() ? EnumValue.of(symbol) : unknown(value);
  }

  private @Nullable String symbolOf(BigDecimal number) {
    Integer member = Numbers.int32(number);
    return member == null ? null : type.symbolOf(member);
  }

  private Failure unknown(Object value) {
    return new Failure(
        ErrorCode.UNKNOWN_OPTION,
        "enumeration %s has no such member: add a value map or complete it".formatted(type.name()),
        value,
        List.copyOf(type.members().keySet()));
  }
}
