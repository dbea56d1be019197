package dev.tandem.projectops;

/** Which part of a catalogue a map belongs to. */
public enum MapKind {
  /** Shared setup that has to run before Project Operations, for example customers (MAP-4). */
  PREREQUISITE,
  /** One of the Project Operations maps of the base set. */
  PROJECT_OPERATIONS,
  /** A Project Operations map that only a certain feature needs. */
  FEATURE,
  /** A map that the catalogue does not list: a user added it. */
  ADDED
}
