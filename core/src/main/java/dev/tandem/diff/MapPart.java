package dev.tandem.diff;

/** The parts of a map that can differ, each with its name for people. */
public enum MapPart {
  /** Name of the mapping. */
  NAME("name"),
  /** Display name of the record. */
  DISPLAY_NAME("display name"),
  /** Unique name of the record. */
  UNIQUE_NAME("unique name"),
  /** Version of the record. */
  VERSION("version"),
  /** One property of {@code msdyn_properties}, or all of them where the text is malformed. */
  PROPERTY("properties"),
  /** A property of the file that the library does not know (JSON-1). */
  OTHER("other property"),
  /** A leg. */
  LEG("leg"),
  /** The id of a leg. */
  LEG_ID("id"),
  /** The finance entity (JSON-3). */
  FINANCE_ENTITY("finance entity"),
  /** The Dataverse table (JSON-4). */
  TABLE("Dataverse table"),
  /** The filter of one direction (FLT-1). */
  FILTER("filter"),
  /** A pair of fields. */
  PAIR("pair"),
  /** Which way a pair travels (JSON-5). */
  DIRECTION("direction"),
  /** The Dataverse end of a pair, with the key that its lookup reads (LKP-1). */
  PATH("path"),
  /** The hint of a pair about the table of its lookup (LKP-6). */
  RELATED_TABLE("lookup table"),
  /** Whether the platform added the pair (MAP-20). */
  SYSTEM_GENERATED("system generated"),
  /** A transform of a pair. */
  TRANSFORM("transform"),
  /** The order of the transforms of a pair, where it has several. */
  TRANSFORM_ORDER("order of transforms"),
  /** Whether a value map makes options (TRF-16). */
  CREATES_VALUES("creates values"),
  /** One finance value of a value map and its Dataverse value (TRF-5). */
  ENTRY("value"),
  /** Of several finance values with one Dataverse value, the one it goes back to (UND-8). */
  RETURN_VALUE("goes back to"),
  /** The literal of a default (TRF-3). */
  LITERAL("literal"),
  /** Most characters of a truncation (TRF-15). */
  LENGTH("length"),
  /** Of several pairs for one finance field, the one that feeds it (VAL-1). */
  FEEDER("fed by"),
  /** A conflict of an earlier merge that nobody has solved yet. */
  OPEN_CONFLICT("open conflict");

  private final String words;

  MapPart(String words) {
    this.words = words;
  }

  /** How people are told of it. */
  public String words() {
    return words;
  }

  /** Whether it has parts of its own, which come and go with it. */
  boolean isWhole() {
    return this == LEG || this == PAIR || this == TRANSFORM;
  }

  /** Whether it says what comes first, which follows from the order of a file. */
  boolean isOrder() {
    return this == TRANSFORM_ORDER || this == RETURN_VALUE || this == FEEDER;
  }
}
