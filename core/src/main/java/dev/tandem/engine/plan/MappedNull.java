package dev.tandem.engine.plan;

/** The explicit null of a value map: final, no default replaces it (TRF-8, UND-13). */
enum MappedNull {
  FINAL
}
