package dev.tandem.projectops;

/** How sure it is that Microsoft's own map holds a pair of fields. */
public enum PairOrigin {
  /** A public page, picture or solution export shows the pair. */
  DOCUMENTED,
  /** Both fields exist and have the same name apart from prefixes; no page shows the pair. */
  NAME_MATCH,
  /** Judged from neighbouring facts; the reason says which. */
  INFERRED
}
