package dev.tandem.projectops.actual;

/** Who asks for an actual to be created (ACT-1). */
public enum ActualAuthor {
  /** An action or interface of the product, such as an approval. */
  PRODUCT(true),
  /** Dual-write. */
  DUAL_WRITE(true),
  /** An import of data. */
  DATA_IMPORT(true),
  /** A user with a form or list. */
  USER_INTERFACE(false),
  /** A customizer in the maker portal. */
  MAKER_PORTAL(false),
  /** Script in a form. */
  CLIENT_SCRIPT(false),
  /** A plug-in of a customer. */
  PLUG_IN(false);

  private final boolean allowed;

  ActualAuthor(boolean allowed) {
    this.allowed = allowed;
  }

  /** Whether actuals of this author are let through. */
  public boolean mayCreate() {
    return allowed;
  }
}
