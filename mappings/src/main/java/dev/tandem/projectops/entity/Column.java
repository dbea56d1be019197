package dev.tandem.projectops.entity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which column an attribute of an entity is. Stands on accessors without parameters. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Column {

  /** The length of a column that is no text, or whose limit is not published. */
  int UNKNOWN_LENGTH = -1;

  /** Logical name on Dataverse, the upper-case form of map files on finance; any case (JSON-7). */
  String value();

  /** The most characters that the column takes, or {@link #UNKNOWN_LENGTH}. */
  int length() default UNKNOWN_LENGTH;
}
