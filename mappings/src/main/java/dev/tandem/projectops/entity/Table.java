package dev.tandem.projectops.entity;

import dev.tandem.spi.schema.Side;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which table an entity is a row of. Stands on interfaces that extend {@link Entity}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Table {

  /** The system that holds the table. */
  Side side();

  /** Entity set name on Dataverse, metadata name of the data entity on finance (JSON-3, JSON-4). */
  String name();

  /**
   * The columns of the key, for tables that no public page describes and that have no schema but
   * that of {@link EntityCodec#schema} (UND-30). Empty for all others: their keys stand in the
   * schema.
   */
  String[] key() default {};
}
