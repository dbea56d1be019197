package dev.tandem.projectops.entity;

import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Chooses the conversion by the type that an accessor returns. No state. */
final class Conversions {
  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          Integer.class,
          Long.class,
          BigDecimal.class,
          LocalDate.class,
          Instant.class,
          LocalDateTime.class,
          LocalTime.class,
          UUID.class,
          ChoiceValue.class,
          EnumValue.class,
          Reference.class);

  private Conversions() {}

  static Conversion of(Method accessor) {
    if (accessor.getGenericReturnType() instanceof ParameterizedType type
        && type.getActualTypeArguments()[0] instanceof Class<?> argument) {
      if (type.getRawType() == Optional.class && PLAIN.contains(argument)) {
        return new Conversion.Plain(argument);
      } else if (type.getRawType() == Optional.class && argument == Boolean.class) {
        return new FlagConversion();
      } else if (type.getRawType() == Choice.class) {
        return choice(argument);
      } else if (type.getRawType() == EnumSymbol.class) {
        return symbol(argument);
      }
    }
    throw new IllegalArgumentException(
        "%s returns %s; an attribute is an Optional of what a slot holds, a Choice or an EnumSymbol"
            .formatted(accessor, accessor.getGenericReturnType()));
  }

  /** The bound of {@link Choice} promises what the cast says. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Conversion choice(Class<?> options) {
    return new OptionConversions.OfChoice(options);
  }

  /** The bound of {@link EnumSymbol} promises what the cast says. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Conversion symbol(Class<?> members) {
    return new OptionConversions.OfSymbol(members);
  }
}
