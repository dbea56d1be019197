package dev.tandem.filter;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.value.Blank;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of one slot. Subclasses answer at once for the class of value that the column's type
 * promises; any other value takes the slow path, which gives the same answers. This class alone is
 * the slow path.
 */
class BoundComparison extends BoundNode {
  final int slot;
  final Truth below;
  final Truth same;
  final Truth above;
  final Truth different;
  final boolean passesBelow;
  final boolean passesSame;
  final boolean passesAbove;
  final boolean passesDifferent;
  private final FieldType type;
  private final ComparisonOperator operator;
  private final Literal literal;

  BoundComparison(int slot, FieldType type, ComparisonOperator operator, Literal literal) {
    this.slot = slot;
    this.type = type;
    this.operator = operator;
    this.literal = literal;
    below = operator.truth(Order.BELOW);
    same = operator.truth(Order.SAME);
    above = operator.truth(Order.ABOVE);
    different = operator.truth(Order.DIFFERENT);
    passesBelow = below == Truth.TRUE;
    passesSame = same == Truth.TRUE;
    passesAbove = above == Truth.TRUE;
    passesDifferent = different == Truth.TRUE;
  }

  BoundComparison(BoundComparison like) {
    this(like.slot, like.type, like.operator, like.literal);
  }

  @Override
  Truth truth(Row row) {
    return slow(row.slot(slot));
  }

  final Truth slow(@Nullable Object value) {
    return value == null || value == Blank.BLANK
        ? Truth.UNKNOWN
        : operator.truth(Comparing.order(value, type, literal));
  }

  final boolean slowTest(@Nullable Object value) {
    return slow(value) == Truth.TRUE;
  }

  final boolean passes(int comparison) {
    if (comparison == 0) {
      return passesSame;
    }
    return comparison < 0 ? passesBelow : passesAbove;
  }

  final Truth ordered(int comparison) {
    if (comparison == 0) {
      return same;
    }
    return comparison < 0 ? below : above;
  }

  /** A choice by number. */
  static final class OfChoice extends BoundComparison {
    private final int wanted;

    OfChoice(BoundComparison like, int wanted) {
      super(like);
      this.wanted = wanted;
    }

    @Override
    Truth truth(Row row) {
      return row.slot(slot) instanceof ChoiceValue choice
          ? ordered(Integer.compare(choice.number(), wanted))
          : slow(row.slot(slot));
    }

    @Override
    boolean test(Row row) {
      return row.slot(slot) instanceof ChoiceValue choice
          ? passes(Integer.compare(choice.number(), wanted))
          : slowTest(row.slot(slot));
    }
  }

  /** A whole number of either width. */
  static final class OfWhole extends BoundComparison {
    private final long wanted;

    OfWhole(BoundComparison like, long wanted) {
      super(like);
      this.wanted = wanted;
    }

    @Override
    Truth truth(Row row) {
      Object value = row.slot(slot);
      if (value instanceof Integer number) {
        return ordered(Long.compare(number, wanted));
      }
      return value instanceof Long number ? ordered(Long.compare(number, wanted)) : slow(value);
    }

    @Override
    boolean test(Row row) {
      Object value = row.slot(slot);
      if (value instanceof Integer number) {
        return passes(Long.compare(number, wanted));
      }
      return value instanceof Long number ? passes(Long.compare(number, wanted)) : slowTest(value);
    }
  }

  /** Two options. */
  static final class OfBoolean extends BoundComparison {
    private final boolean wanted;

    OfBoolean(BoundComparison like, boolean wanted) {
      super(like);
      this.wanted = wanted;
    }

    @Override
    Truth truth(Row row) {
      return row.slot(slot) instanceof Boolean flag
          ? ordered(Boolean.compare(flag, wanted))
          : slow(row.slot(slot));
    }

    @Override
    boolean test(Row row) {
      return row.slot(slot) instanceof Boolean flag
          ? passes(Boolean.compare(flag, wanted))
          : slowTest(row.slot(slot));
    }
  }

  /** Equality of text, whatever its case. */
  static final class OfEqualText extends BoundComparison {
    private final FoldedText wanted;

    OfEqualText(BoundComparison like, String wanted) {
      super(like);
      this.wanted = new FoldedText(wanted);
    }

    @Override
    Truth truth(Row row) {
      if (row.slot(slot) instanceof String text) {
        return wanted.matches(text) ? same : different;
      }
      return slow(row.slot(slot));
    }

    @Override
    boolean test(Row row) {
      if (row.slot(slot) instanceof String text) {
        return wanted.matches(text) ? passesSame : passesDifferent;
      }
      return slowTest(row.slot(slot));
    }
  }

  /** Equality of an enum member by symbol. */
  static final class OfEqualMember extends BoundComparison {
    private final FoldedText wanted;

    OfEqualMember(BoundComparison like, String wanted) {
      super(like);
      this.wanted = new FoldedText(wanted);
    }

    @Override
    Truth truth(Row row) {
      if (row.slot(slot) instanceof EnumValue member) {
        return wanted.matches(member.symbol()) ? same : different;
      }
      return slow(row.slot(slot));
    }

    @Override
    boolean test(Row row) {
      if (row.slot(slot) instanceof EnumValue member) {
        return wanted.matches(member.symbol()) ? passesSame : passesDifferent;
      }
      return slowTest(row.slot(slot));
    }
  }

  /** An identifier, or a reference by identifier. */
  static final class OfId extends BoundComparison {
    private final UUID wanted;

    OfId(BoundComparison like, UUID wanted) {
      super(like);
      this.wanted = wanted;
    }

    @Override
    Truth truth(Row row) {
      Object value = row.slot(slot);
      if (value instanceof Reference.ById reference) {
        return reference.id().equals(wanted) ? same : different;
      } else if (value instanceof UUID id) {
        return id.equals(wanted) ? same : different;
      }
      return slow(value);
    }
  }

  /** Decimals, dates and other values that order themselves. */
  static final class OfOrdered<T extends Comparable<? super T>> extends BoundComparison {
    private final Class<T> held;
    private final T wanted;

    OfOrdered(BoundComparison like, Class<T> held, T wanted) {
      super(like);
      this.held = held;
      this.wanted = wanted;
    }

    @Override
    Truth truth(Row row) {
      Object value = row.slot(slot);
      return held.isInstance(value) ? ordered(held.cast(value).compareTo(wanted)) : slow(value);
    }
  }
}
