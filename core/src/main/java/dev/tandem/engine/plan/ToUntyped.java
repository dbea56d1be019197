package dev.tandem.engine.plan;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Blank;

/** To a column of which nothing is known: the value passes as it is. */
final class ToUntyped extends Conversion {
  private final Side target;
  private final boolean emptyTextAsNull;

  ToUntyped(Side target, boolean emptyTextAsNull) {
    super(Blank.BLANK);
    this.target = target;
    this.emptyTextAsNull = emptyTextAsNull;
  }

  boolean isDataverse() {
    return target == Side.DATAVERSE;
  }

  @Override
  Object convertValue(Object value) {
    boolean clears = target == Side.DATAVERSE && emptyTextAsNull && "".equals(value);
    return clears ? Blank.BLANK : value;
  }
}
