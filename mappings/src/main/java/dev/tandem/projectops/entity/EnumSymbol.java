package dev.tandem.projectops.entity;

import dev.tandem.spi.value.EnumValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a finance enumeration: nothing, a member known by name, or a member of which only
 * the symbol is known. Two are equal when their symbols are, case aside (TRF-6). Immutable and safe
 * for any thread.
 *
 * @param <E> the members known by name
 */
public final class EnumSymbol<E extends Enum<E> & Member> {
  private final @Nullable EnumValue value;
  private final @Nullable E member;

  private EnumSymbol(@Nullable EnumValue value, @Nullable E member) {
    this.value = value;
    this.member = member;
  }

  /** No member. */
  public static <E extends Enum<E> & Member> EnumSymbol<E> none() {
    return new EnumSymbol<>(null, null);
  }

  /** A known member. */
  public static <E extends Enum<E> & Member> EnumSymbol<E> of(E member) {
    return new EnumSymbol<>(EnumValue.of(member.symbol()), member);
  }

  /** The member with this symbol, any case, known by name or not. */
  public static <E extends Enum<E> & Member> EnumSymbol<E> ofSymbol(
      Class<E> members, String symbol) {
    return ofValue(members, EnumValue.of(symbol));
  }

  static <E extends Enum<E> & Member> EnumSymbol<E> ofValue(Class<E> members, EnumValue value) {
    for (E member : members.getEnumConstants()) {
      if (member.symbol().equalsIgnoreCase(value.symbol())) {
        return new EnumSymbol<>(value, member);
      }
    }
    return new EnumSymbol<>(value, null);
  }

  /** Whether there is no member. */
  public boolean isEmpty() {
    return value == null;
  }

  /** Whether it is this member. */
  public boolean is(E other) {
    return member == other;
  }

  /** The member, empty when there is none or it is not known by name. */
  public Optional<E> member() {
    return Optional.ofNullable(member);
  }

  /** The symbol, empty when there is no member. */
  public Optional<String> symbol() {
    return Optional.ofNullable(value).map(EnumValue::symbol);
  }

  @Nullable EnumValue value() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EnumSymbol<?> that && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  @Override
  public String toString() {
    return value == null ? "none" : value.toString();
  }
}
