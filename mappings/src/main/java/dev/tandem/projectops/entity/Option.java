package dev.tandem.projectops.entity;

/** An option of a Dataverse choice that this library knows by name. Implemented by enums. */
public interface Option {

  /** The number of an option whose number no public page names (UND-1). */
  int UNPUBLISHED = Integer.MIN_VALUE;

  /** Microsoft's number of the option, or {@link #UNPUBLISHED}. */
  int number();
}
