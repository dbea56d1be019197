package dev.tandem.core.testkit;

import dev.tandem.spi.schema.Side;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A parameter of a test template that takes a generated row; see {@link MapExtension}. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RowOf {

  /** Whose table the row is of. */
  Side value();
}
