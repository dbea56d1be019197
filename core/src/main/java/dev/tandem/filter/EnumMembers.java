package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.EnumValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares finance enum members with the three forms of their literals (FLT-10): by symbol where
 * possible, by number where the members are published.
 */
final class EnumMembers {
  private EnumMembers() {}

  static Order order(EnumValue member, FieldType type, Literal literal) {
    Map<String, Integer> members =
        type instanceof FieldType.Enumeration enumeration ? enumeration.members() : Map.of();
    String symbol = symbol(literal);
    if (symbol != null && symbol.equalsIgnoreCase(member.symbol())) {
      return Order.SAME;
    }
    BigDecimal wanted = number(literal, symbol, members);
    if (wanted == null) {
      boolean plausible = symbol != null && members.isEmpty() && Readings.number(symbol) == null;
      return plausible ? Order.DIFFERENT : Order.INCOMPARABLE;
    }
    Integer number = numberOf(member.symbol(), members);
    if (number == null) {
      return members.isEmpty() ? flagOrder(member, literal) : Order.DIFFERENT;
    }
    return Order.of(BigDecimal.valueOf(number).compareTo(wanted));
  }

  /** Without members only a yes or no can be told from a number. */
  private static Order flagOrder(EnumValue member, Literal literal) {
    Boolean flag = Readings.flag(member.symbol());
    Boolean wanted = Comparing.flag(literal);
    return flag == null || wanted == null ? Order.INCOMPARABLE : Order.of(flag.compareTo(wanted));
  }

  /** The symbol that a literal names, or null. */
  static @Nullable String symbol(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return text.value();
    }
    return literal instanceof Literal.EnumElement element ? element.element() : null;
  }

  /**
   * The symbol of the member that a literal means, in its declared spelling; any symbol when the
   * members are not published; null when the enum has no such member or two share its number.
   */
  static @Nullable String symbolIn(FieldType.Enumeration enumeration, Literal literal) {
    String symbol = symbol(literal);
    if (enumeration.members().isEmpty()) {
      return symbol != null && Readings.number(symbol) == null ? symbol : null;
    }
    BigDecimal number = number(literal, symbol, enumeration.members());
    List<String> members =
        enumeration.members().entrySet().stream()
            .filter(member -> isNumber(number, member.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return members.size() == 1 ? members.get(0) : null;
  }

  private static boolean isNumber(@Nullable BigDecimal number, int member) {
    return number != null && number.compareTo(BigDecimal.valueOf(member)) == 0;
  }

  private static @Nullable BigDecimal number(
      Literal literal, @Nullable String symbol, Map<String, Integer> members) {
    Integer declared = symbol == null ? null : numberOf(symbol, members);
    return declared == null ? Comparing.number(literal) : BigDecimal.valueOf(declared);
  }

  private static @Nullable Integer numberOf(String symbol, Map<String, Integer> members) {
    for (Map.Entry<String, Integer> member : members.entrySet()) {
      if (member.getKey().equalsIgnoreCase(symbol)) {
        return member.getValue();
      }
    }
    return null;
  }
}
