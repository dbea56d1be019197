package dev.tandem.projectops.entity;

/** A member of a finance enumeration that this library knows by name. Implemented by enums. */
public interface Member {

  /** The symbol, as rows and map files write it (TYP-10). */
  String symbol();

  /** Microsoft's number of the member. */
  int number();
}
