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
 * A comparison of one slot, answered the slow way for any value. The records inside answer at once
 * for the class of value that the column's type promises, and leave any other value to this one.
 *
 * @param slot the slot
 * @param type the type of its column
 * @param operator what is asked
 * @param literal what it is compared with
 * @param below the answer for a smaller value
 * @param same the answer for an equal value
 * @param above the answer for a larger value
 * @param different the answer for a value that has no order and differs
 */
record BoundComparison(
    int slot,
    FieldType type,
    ComparisonOperator operator,
    Literal literal,
    Truth below,
    Truth same,
    Truth above,
    Truth different)
    implements BoundNode {

  BoundComparison(int slot, FieldType type, ComparisonOperator operator, Literal literal) {
    this(
        slot,
        type,
        operator,
        literal,
        operator.truth(Order.BELOW),
        operator.truth(Order.SAME),
        operator.truth(Order.ABOVE),
        operator.truth(Order.DIFFERENT));
  }

  @Override
  public Truth truth(Row row) {
    return slow(row.slot(slot));
  }

  private Truth slow(@Nullable Object value) {
    return value == null || value == Blank.BLANK
        ? Truth.UNKNOWN
        : operator.truth(Comparing.order(value, type, literal));
  }

  private Truth ordered(int comparison) {
    if (comparison == 0) {
      return same;
    }
    return comparison < 0 ? below : above;
  }

  private Truth equal(boolean equal) {
    return equal ? same : different;
  }

  /** A choice by number. */
  record OfChoice(BoundComparison like, int wanted) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Object value = row.slot(like.slot);
      return value instanceof ChoiceValue choice
          ? like.ordered(Integer.compare(choice.number(), wanted))
          : like.slow(value);
    }
  }

  /** A whole number of either width. */
  record OfWhole(BoundComparison like, long wanted) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Object value = row.slot(like.slot);
      if (value instanceof Integer number) {
        return like.ordered(Long.compare(number, wanted));
      }
      return value instanceof Long number
          ? like.ordered(Long.compare(number, wanted))
          : like.slow(value);
    }
  }

  /** Two options, each with its answer. */
  record OfBoolean(BoundComparison like, Truth whenTrue, Truth whenFalse) implements BoundNode {
    static OfBoolean of(BoundComparison like, boolean wanted) {
      return new OfBoolean(
          like,
          like.ordered(Boolean.compare(true, wanted)),
          like.ordered(Boolean.compare(false, wanted)));
    }

    @Override
    public Truth truth(Row row) {
      Object value = row.slot(like.slot);
      if (value == Boolean.FALSE) {
        return whenFalse;
      }
      return value == Boolean.TRUE ? whenTrue : like.slow(value);
    }
  }

  /** Equality of text, whatever its case. */
  record OfEqualText(BoundComparison like, FoldedText wanted) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Object value = row.slot(like.slot);
      return value instanceof String text ? like.equal(wanted.matches(text)) : like.slow(value);
    }
  }

  /** Equality of an enum member by symbol. */
  record OfEqualMember(BoundComparison like, FoldedText wanted) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Object value = row.slot(like.slot);
      return value instanceof EnumValue member
          ? like.equal(wanted.matches(member.symbol()))
          : like.slow(value);
    }
  }

  /** An identifier, or a reference by identifier. */
  record OfId(BoundComparison like, UUID wanted) implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Object value = row.slot(like.slot);
      if (value instanceof Reference.ById reference) {
        return like.equal(reference.id().equals(wanted));
      }
      return value instanceof UUID id ? like.equal(id.equals(wanted)) : like.slow(value);
    }
  }

  /** Decimals, dates and other values that order themselves. */
  record OfOrdered<T extends Comparable<? super T>>(BoundComparison like, Class<T> held, T wanted)
      implements BoundNode {
    @Override
    public Truth truth(Row row) {
      Object value = row.slot(like.slot);
      return held.isInstance(value)
          ? like.ordered(held.cast(value).compareTo(wanted))
          : like.slow(value);
    }
  }
}
